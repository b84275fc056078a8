using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>How a pipeline is made (BuildProcess, build 7.1).</summary>
public sealed class AdoPipelineProcess : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineProcess> Reader = new(static json => new(json));

    private AdoPipelineProcess(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>1 for one of the designer, 2 for one of a YAML file.</summary>
    public long? Type => GetInt64();

    /// <summary>The YAML file.</summary>
    public string? YamlFilename => GetString();

    /// <summary>The YAML file, or the type.</summary>
    public override string ToString() => YamlFilename ?? $"{Type}";
}
