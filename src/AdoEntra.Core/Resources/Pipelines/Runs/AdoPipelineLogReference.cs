using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>The log of a task, as its record refers to it (BuildLogReference, build 7.1).</summary>
public sealed class AdoPipelineLogReference : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineLogReference> Reader = new(static json => new(json));

    private AdoPipelineLogReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the run.</summary>
    public long? Id => GetInt64();

    /// <summary>Where it lies.</summary>
    public string? Type => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The number.</summary>
    public override string ToString() => $"{Id}";
}
