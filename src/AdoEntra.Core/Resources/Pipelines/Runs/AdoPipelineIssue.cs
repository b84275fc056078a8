using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>An error or a warning that a task reported (Issue, build 7.1).</summary>
public sealed class AdoPipelineIssue : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineIssue> Reader = new(static json => new(json));

    private AdoPipelineIssue(JsonRecord json)
        : base(json)
    {
    }

    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public string? Type => GetString();

    /// <summary>What it says.</summary>
    public string? Message => GetString();

    /// <summary>What kind of problem it is.</summary>
    public string? Category => GetString();

    /// <summary>What it says.</summary>
    public override string ToString() => Message ?? string.Empty;
}
