using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A project that has a variable group, and what the group is called there (VariableGroupProjectReference).</summary>
public sealed class AdoVariableGroupProject : AdoResource
{
    internal static readonly JsonRecordReader<AdoVariableGroupProject> Reader = new(static json => new(json));

    private AdoVariableGroupProject(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name of the group in that project.</summary>
    public string? Name => GetString();

    /// <summary>The description of the group in that project.</summary>
    public string? Description => GetString();

    /// <summary>The project.</summary>
    public AdoProject? ProjectReference => GetObject(AdoProject.Reader);

    /// <summary>The name of the project.</summary>
    public override string ToString() => ProjectReference?.ToString() ?? string.Empty;
}
