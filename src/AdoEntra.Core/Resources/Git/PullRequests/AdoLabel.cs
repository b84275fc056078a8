using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A label of a pull request (WebApiTagDefinition, git 7.1).</summary>
public sealed class AdoLabel : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoLabel> Reader = new(static json => new(json));

    private AdoLabel(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>True for a label that is in use.</summary>
    public bool Active => GetBoolean();
}
