using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>Who did something in git, and when (GitUserDate, git 7.1).</summary>
public sealed class AdoGitSignature : AdoResource
{
    internal static readonly JsonRecordReader<AdoGitSignature> Reader = new(static json => new(json));

    private AdoGitSignature(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name in git.</summary>
    public string? Name => GetString();

    /// <summary>The email address in git.</summary>
    public string? Email => GetString();

    /// <summary>When.</summary>
    public DateTimeOffset? Date => GetTime();

    /// <summary>The name in git.</summary>
    public override string ToString() => Name ?? Email ?? string.Empty;
}
