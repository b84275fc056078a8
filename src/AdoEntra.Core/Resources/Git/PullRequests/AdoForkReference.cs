using AdoEntra.Json.Reading;
using AdoEntra.Resources.Git;

namespace AdoEntra;

/// <summary>A branch of a fork (GitForkRef, git 7.1).</summary>
public sealed class AdoForkReference : AdoResource
{
    internal static readonly JsonRecordReader<AdoForkReference> Reader = new(static json => new(json));

    private AdoForkReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The reference to the branch, for example <c>refs/heads/topic</c>.</summary>
    public string? Name => GetString();

    /// <summary>The same without <c>refs/heads/</c>.</summary>
    public string? BranchName => ReferenceName.ShortOf(Name);

    /// <summary>The fork.</summary>
    public AdoRepository? Repository => GetObject(AdoRepository.Reader);

    /// <summary>The fork and the branch.</summary>
    public override string ToString() => $"{Repository}:{BranchName}";
}
