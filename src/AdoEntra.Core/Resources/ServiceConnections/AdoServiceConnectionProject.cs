using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A project that has a service connection, and what it is called there (ServiceEndpointProjectReference).</summary>
public sealed class AdoServiceConnectionProject : AdoResource
{
    internal static readonly JsonRecordReader<AdoServiceConnectionProject> Reader = new(static json => new(json));

    private AdoServiceConnectionProject(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name of the connection in that project.</summary>
    public string? Name => GetString();

    /// <summary>The description of the connection in that project.</summary>
    public string? Description => GetString();

    /// <summary>The project.</summary>
    public AdoProject? ProjectReference => GetObject(AdoProject.Reader);

    /// <summary>The name of the project.</summary>
    public override string ToString() => ProjectReference?.ToString() ?? string.Empty;
}
