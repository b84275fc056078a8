using AdoEntra.Http.Operations;

namespace AdoEntra.Http.Rest;

/// <summary>
/// Warns of parameters of a query that an operation does not have: the service ignores them without a word, and gives what it would have
/// given without them.
/// </summary>
internal static class UnknownQuery
{
    // Every operation takes these.
    private static readonly string[] s_everywhere = ["api-version", "continuationToken", "$format"];

    /// <param name="request">What is asked for, with its whole query.</param>
    /// <param name="operation">The operation that it is.</param>
    /// <param name="report">Hears of it.</param>
    public static void Warn(ServiceRequest request, Operation operation, IRequestReport report)
    {
        foreach (string name in request.QueryNames)
        {
            if (name.Length == 0 || operation.Query.Concat(s_everywhere).Any(known => IsSame(name, known))) continue;
            string meant = Nearest(name, operation.Query) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
            report.Warning($"{operation.Method} {operation.Template} has no parameter '{name}' in its query, and Azure DevOps ignores what it does not know.{meant}");
        }
    }

    // What the contract groups (searchCriteria.$top) the service takes without its group where nothing else has that name, as its own
    // clients send it; but not those of a version descriptor.
    private static bool IsSame(string name, string known) =>
        string.Equals(name, known, StringComparison.OrdinalIgnoreCase) || (name.StartsWith("$", StringComparison.Ordinal) && string.Equals("searchCriteria." + name, known, StringComparison.OrdinalIgnoreCase));

    private static string? Nearest(string name, IReadOnlyList<string> known) =>
        known.FirstOrDefault(candidate => string.Equals(Bare(candidate), Bare(name), StringComparison.OrdinalIgnoreCase)) ?? NearestName.Of(name, known);

    private static string Bare(string name) => name.Substring(name.LastIndexOf('.') + 1).TrimStart('$');
}
