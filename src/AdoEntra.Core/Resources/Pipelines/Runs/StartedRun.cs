using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>A run as the newer interface gives it when it is queued or previewed (Run, pipelines 7.1).</summary>
internal sealed class StartedRun : AdoResource
{
    private static readonly JsonRecordReader<StartedRun> s_reader = new(static json => new(json));

    private StartedRun(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? Id => GetInt64();

    /// <summary>Of a preview, the YAML with all its templates.</summary>
    public string? FinalYaml => GetString();

    /// <param name="project">Name or id.</param>
    /// <param name="pipeline">The number of the pipeline.</param>
    /// <param name="fields">What is queued, by the service's names.</param>
    internal static ServiceRequest<StartedRun> Queue(string project, long pipeline, IReadOnlyDictionary<string, object?> fields) =>
        new(Route.To($"{project}/_apis/pipelines/{pipeline}/runs"), $"a run of pipeline {pipeline} of project '{project}'", s_reader)
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(fields),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="pipeline">The number of the pipeline.</param>
    /// <param name="fields">What is tried, by the service's names.</param>
    internal static ServiceRequest<StartedRun> Preview(string project, long pipeline, IReadOnlyDictionary<string, object?> fields) =>
        new(Route.To($"{project}/_apis/pipelines/{pipeline}/preview"), $"the YAML of pipeline {pipeline} of project '{project}'", s_reader)
        {
            Method = HttpMethod.Post,
            IsQuery = true,
            Body = RequestBody.Json(fields),
        };
}
