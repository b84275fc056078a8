using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>The checks that a stage has to pass (CheckSuite, pipelinesChecks 7.1).</summary>
internal sealed class CheckSuite : AdoResource
{
    private static readonly JsonRecordReader<CheckSuite> s_reader = new(static json => new(json));

    private CheckSuite(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its checks.</summary>
    public IReadOnlyList<CheckRun> CheckRuns => GetList(CheckRun.Reader);

    /// <summary>The resources whose checks are not over.</summary>
    public IReadOnlyList<CheckedResource> Resources =>
    [
        .. CheckRuns.Where(static run => run.Status is "queued" or "running")
            .Select(static run => run.CheckConfigurationRef?.Resource).OfType<CheckedResource>(),
    ];

    /// <param name="project">Name or id.</param>
    /// <param name="suite">The id of the suite.</param>
    internal static ServiceRequest<CheckSuite> One(string project, string suite) =>
        new(Route.To($"{project}/_apis/pipelines/checks/runs/{suite}?$expand=resources"), $"the checks of project '{project}'", s_reader)
        {
            ApiVersion = "7.1-preview.1",
        };
}

/// <summary>A check of a stage (CheckRun, pipelinesChecks 7.1).</summary>
internal sealed class CheckRun : AdoResource
{
    internal static readonly JsonRecordReader<CheckRun> Reader = new(static json => new(json));

    private CheckRun(JsonRecord json)
        : base(json)
    {
    }

    /// <summary><c>queued</c>, <c>running</c>, <c>approved</c>, <c>rejected</c>, ...</summary>
    public string? Status => GetString();

    /// <summary>What is checked.</summary>
    public CheckReference? CheckConfigurationRef => GetObject(CheckReference.Reader);
}

/// <summary>What a check is about (CheckConfigurationRef, pipelinesChecks 7.1).</summary>
internal sealed class CheckReference : AdoResource
{
    internal static readonly JsonRecordReader<CheckReference> Reader = new(static json => new(json));

    private CheckReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The resource that it protects.</summary>
    public CheckedResource? Resource => GetObject(CheckedResource.Reader);
}

/// <summary>A resource that is protected (Resource, pipelinesChecks 7.1).</summary>
internal sealed class CheckedResource : AdoResource
{
    internal static readonly JsonRecordReader<CheckedResource> Reader = new(static json => new(json));

    private CheckedResource(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What it is: <c>endpoint</c>, <c>queue</c>, <c>environment</c>, ...</summary>
    public string? Type => GetString();

    /// <summary>Its id.</summary>
    public string? Id => GetString();

    /// <summary>Its name.</summary>
    public string? Name => GetString();
}
