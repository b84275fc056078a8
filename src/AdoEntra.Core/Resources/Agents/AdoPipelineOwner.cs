using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A pipeline or a run of one, as jobs and deployments refer to it (TaskOrchestrationOwner, distributedTask 7.1).</summary>
public sealed class AdoPipelineOwner : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineOwner> Reader = new(static json => new(json));

    private AdoPipelineOwner(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The number of the pipeline or of the run.</summary>
    public long? Id => GetInt64();

    /// <summary>The name of the pipeline, or the number of the run as it is shown.</summary>
    public string? Name => GetString();

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;
}
