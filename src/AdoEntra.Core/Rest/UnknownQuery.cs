using AdoEntra.Http;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Rest;

/// <summary>
/// Warns of parameters of a query that an operation does not have: the service ignores them silently, and gives what it would have
/// given without them.
/// </summary>
internal static class UnknownQuery
{
    private const string Version = "api-version";

    // Every operation takes these.
    private static readonly string[] s_everywhere = [Version, "continuationToken", "$format"];

    /// <param name="request">What is asked for, with its whole query.</param>
    /// <param name="operation">The operation that it is; null where it is not known, and of whose names only a slip of api-version
    /// is.</param>
    /// <param name="report">Called for each.</param>
    public static void Warn(ServiceRequest request, Operation? operation, IRequestProgress report)
    {
        foreach (string name in request.QueryNames)
        {
            if (name.Length == 0 || Known(operation).Any(known => IsSame(name, known)) || (operation is null && !IsVersion(name))) continue;
            string place = operation is null ? "any operation" : $"{operation.Method} {operation.Template}";
            string meant = Nearest(name, [.. Known(operation)]) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
            report.Warning($"The query parameter '{name}' is not one of {place}: Azure DevOps ignores it.{meant}");
        }
    }

    private static IEnumerable<string> Known(Operation? operation) =>
        operation is null ? s_everywhere : operation.Query.Concat(s_everywhere);

    // What the contract groups (searchCriteria.$top) the service takes without its group where nothing else has that name, as its own
    // clients send it; but not those of a version descriptor.
    private static bool IsSame(string name, string known) =>
        string.Equals(name, known, StringComparison.OrdinalIgnoreCase)
        || (
            name.StartsWith("$", StringComparison.Ordinal)
            && string.Equals("searchCriteria." + name, known, StringComparison.OrdinalIgnoreCase)
        );

    // However it is put together: api_version, apiVersion.
    private static bool IsVersion(string name) =>
        string.Concat(name.Where(char.IsLetter)).Equals("apiversion", StringComparison.OrdinalIgnoreCase);

    private static string? Nearest(string name, IReadOnlyList<string> known) =>
        IsVersion(name)
            ? Version
            : known.FirstOrDefault(candidate => string.Equals(Bare(candidate), Bare(name), StringComparison.OrdinalIgnoreCase))
                ?? NearestName.Of(name, known);

    private static string Bare(string name) => name.Substring(name.LastIndexOf('.') + 1).TrimStart('$');
}
