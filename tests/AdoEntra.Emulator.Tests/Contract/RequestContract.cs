using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>
/// Whether a request is one that the service publishes: the operation exists, the version is allowed for it, the query has known names
/// only, the body is of the right type.
/// </summary>
internal static partial class RequestContract
{
    /// <summary>
    /// What is real but not published: signing in, a tenant's discovery, connection data, the list of resources, a job's token, content
    /// at a signed address, git's own protocol, the jobs of agents and the maintenance of pools.
    /// </summary>
    private static readonly EmulatedRoute[] Unpublished =
    [
        EmulatedRoute.Msi, EmulatedRoute.Imds, EmulatedRoute.MachineLearning, EmulatedRoute.CloudShell, EmulatedRoute.ServiceFabric,
        EmulatedRoute.Arc, EmulatedRoute.Token, EmulatedRoute.DeviceCode, EmulatedRoute.Authorize, EmulatedRoute.GitHubOidc,
        EmulatedRoute.PipelinesOidc, EmulatedRoute.Discovery, EmulatedRoute.ConnectionData, EmulatedRoute.ResourceLocations,
        EmulatedRoute.Git, EmulatedRoute.Named("jobRequests"), EmulatedRoute.Named("poolMaintenance"),
    ];

    /// <summary>Says what is wrong with a request; nothing when it is one of the contract's, or one that has no contract.</summary>
    public static IReadOnlyList<string> Problems(PublishedOperations operations, RecordedRequest request)
    {
        if (IsUnpublished(request))
        {
            return [];
        }

        var candidates = Candidates(operations, request);
        return candidates.Count == 0
            ? ["there is no such operation"]
            : candidates.Select(operation => Problems(operation, request)).MinBy(problems => problems.Count)!;
    }

    /// <summary>Whether a request has no contract.</summary>
    public static bool IsUnpublished(RecordedRequest request) => IsUnpublished(request.Route);

    /// <summary>Whether what is asked for there has no contract.</summary>
    public static bool IsUnpublished(EmulatedRoute route) => Unpublished.Contains(route);

    /// <summary>The operations that a request is a right one of.</summary>
    public static IEnumerable<PublishedOperation> Fitting(PublishedOperations operations, RecordedRequest request) =>
        Candidates(operations, request).Where(operation => Problems(operation, request).Count == 0);

    // HEAD is GET without the body, published or not.
    private static IReadOnlyList<PublishedOperation> Candidates(PublishedOperations operations, RecordedRequest request) =>
        operations.Find(request.Method == "HEAD" ? "GET" : request.Method, request.Target);

    /// <summary>What keeps a request from being that operation.</summary>
    public static List<string> Problems(PublishedOperation operation, RecordedRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        List<string> problems =
        [
            .. query.Keys.Where(name => name != "api-version" && !operation.Query.ContainsKey(name))
                .Select(name => $"{operation} has no parameter {name}"),
            .. operation.Query.Where(known => known.Value && !query.ContainsKey(known.Key))
                .Select(known => $"{operation} needs the parameter {known.Key}"),
        ];
        var version = query.TryGetValue("api-version", out var named) ? named.ToString() : VersionIn(request.Headers);
        if (operation.Version is { } declared && !IsAllowed(declared, version))
        {
            problems.Add($"{operation} is {declared}, not '{version}'");
        }

        if (BodyProblem(operation, request) is { } problem)
        {
            problems.Add(problem);
        }

        return problems;
    }

    private static string? BodyProblem(PublishedOperation operation, RecordedRequest request)
    {
        if (operation.BodyTypes.Count == 0)
        {
            return request.BodyLength > 0 ? $"{operation} takes no body" : null;
        }

        var sent = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType : null;
        return operation.BodyTypes.Contains(sent, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{operation} takes {string.Join(" or ", operation.BodyTypes)}, not '{sent}'";
    }

    // An older version of what was released stays good; a preview is good where it is named as one.
    private static bool IsAllowed(string declared, string? sent)
    {
        if (sent is null || !Form().IsMatch(sent))
        {
            return false;
        }

        var (declaredParts, parts) = (declared.Split("-preview"), sent.Split("-preview"));
        return Number(parts[0]) <= 7.2 && (declaredParts.Length == 1
            ? parts.Length > 1 || Number(parts[0]) <= Number(declaredParts[0])
            : parts.Length > 1 && (parts[1].Length == 0 || parts[0] != declaredParts[0] || parts[1] == declaredParts[1]));

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string? VersionIn(IReadOnlyDictionary<string, string> headers) =>
        headers.TryGetValue("Accept", out var accept) && InAccept().Match(accept) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}(-preview(\.\d+)?)?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"api-version=""?([\w.-]+)")]
    private static partial Regex InAccept();
}
