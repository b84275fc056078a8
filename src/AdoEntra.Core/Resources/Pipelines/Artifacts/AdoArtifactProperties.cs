using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>What the place an artifact lies in tells of it, name by name.</summary>
public sealed class AdoArtifactProperties : AdoResource
{
    internal static readonly JsonRecordReader<AdoArtifactProperties> Reader = new(static json => new(json));

    private AdoArtifactProperties(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The size in bytes, as text.</summary>
    public string? Artifactsize => GetString();

    /// <summary>The size.</summary>
    public override string ToString() => Artifactsize ?? string.Empty;
}
