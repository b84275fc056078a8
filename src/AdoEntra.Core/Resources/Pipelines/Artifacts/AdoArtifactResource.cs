using System.Globalization;
using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>Where an artifact lies (ArtifactResource, build 7.1).</summary>
public sealed class AdoArtifactResource : AdoResource
{
    internal static readonly JsonRecordReader<AdoArtifactResource> Reader = new(static json => new(json));

    private AdoArtifactResource(JsonRecord json)
        : base(json)
    {
    }

    /// <summary><c>PipelineArtifact</c>, <c>Container</c> or <c>FilePath</c>.</summary>
    public string? Type => GetString();

    /// <summary>What it is called there; of <c>FilePath</c> the folder.</summary>
    public string? Data => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>What the place tells of it.</summary>
    public AdoArtifactProperties? Properties => GetObject(AdoArtifactProperties.Reader);

    /// <summary>Its size in bytes, where the service tells it.</summary>
    public long? Size =>
        long.TryParse(Properties?.Artifactsize, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;

    /// <summary>The type.</summary>
    public override string ToString() => Type ?? string.Empty;
}
