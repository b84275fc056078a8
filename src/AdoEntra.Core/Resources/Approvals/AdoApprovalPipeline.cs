using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>The pipeline whose run waits for an approval. [C] The published contract does not have it.</summary>
public sealed class AdoApprovalPipeline : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoApprovalPipeline> Reader = new(static json => new(json));

    private AdoApprovalPipeline(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The run.</summary>
    public AdoPipelineOwner? Owner => GetObject(AdoPipelineOwner.Reader);
}
