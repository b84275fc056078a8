using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A branch or tag that a push moved (GitRefUpdate, git 7.1).</summary>
public sealed class AdoReferenceUpdate : AdoResource
{
    internal static readonly JsonRecordReader<AdoReferenceUpdate> Reader = new(static json => new(json));

    private AdoReferenceUpdate(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The reference, for example <c>refs/heads/main</c>.</summary>
    public string? Name => GetString();

    /// <summary>What it pointed to before; zeros where it is new.</summary>
    public string? OldObjectId => GetString();

    /// <summary>What it points to then; zeros where it was deleted.</summary>
    public string? NewObjectId => GetString();

    /// <summary>The reference.</summary>
    public override string ToString() => Name ?? string.Empty;
}
