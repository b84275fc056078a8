using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git;

/// <summary>That a repository is filled from another one (GitImportRequest, git 7.1).</summary>
internal sealed class ImportRequest : AdoResource
{
    private static readonly JsonRecordReader<ImportRequest> s_reader = new(static json => new(json));

    private ImportRequest(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the organization.</summary>
    public long? ImportRequestId => GetInt64();

    /// <summary><c>queued</c>, <c>inProgress</c>, <c>completed</c>, <c>failed</c> or <c>abandoned</c>.</summary>
    public string? Status => GetString();

    /// <summary>How far it is, and why it failed.</summary>
    public ImportStatus? DetailedStatus => GetObject(ImportStatus.Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="repository">The id of the repository.</param>
    /// <param name="url">Where git clones the source from.</param>
    /// <param name="serviceConnection">The id of the service connection that the source is read with; null where it is public.</param>
    internal static ServiceRequest<ImportRequest> Create(string project, string repository, string url, string? serviceConnection)
    {
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["gitSource"] = new Dictionary<string, object?> { ["url"] = url },
        };
        if (serviceConnection is not null) parameters["serviceEndpointId"] = serviceConnection;
        return new(
            Route.To($"{project}/_apis/git/repositories/{repository}/importRequests"),
            "the import of the repository",
            s_reader
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["parameters"] = parameters }),
        };
    }

    /// <param name="project">Name or id.</param>
    /// <param name="repository">The id of the repository.</param>
    /// <param name="request">Its number.</param>
    internal static ServiceRequest<ImportRequest> One(string project, string repository, long request) =>
        new(
            Route.To($"{project}/_apis/git/repositories/{repository}/importRequests/{request}"),
            "the import of the repository",
            s_reader
        );
}

/// <summary>How far an import is (GitImportStatusDetail, git 7.1).</summary>
internal sealed class ImportStatus : AdoResource
{
    internal static readonly JsonRecordReader<ImportStatus> Reader = new(static json => new(json));

    private ImportStatus(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage => GetString();

    /// <summary>The step that it is at, from 0.</summary>
    public long? CurrentStep => GetInt64();

    /// <summary>The step in the words of the service; null where it says none. No property: those are asked for what they show.</summary>
    public string? StepName() =>
        AdditionalProperties.TryGetValue("allSteps", out object? all) && all is IReadOnlyList<object?> steps
            && CurrentStep is >= 0 and var step && step < steps.Count
            ? steps[(int)step]?.ToString()
            : null;
}
