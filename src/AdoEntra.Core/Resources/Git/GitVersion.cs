using AdoEntra.Errors;

namespace AdoEntra.Resources.Git;

/// <summary>The state of a repository that is read (GitVersionDescriptor, git 7.1).</summary>
/// <param name="Type"><c>branch</c>, <c>tag</c> or <c>commit</c>.</param>
/// <param name="Version">The name without <c>refs/</c>, or the id.</param>
internal sealed record GitVersion(string Type, string Version)
{
    /// <summary>For the service's own default, the default branch.</summary>
    public GitVersion()
        : this("branch", "main")
    {
    }

    /// <summary>The one that was given; null for the default branch.</summary>
    /// <param name="branch">A branch, with or without <c>refs/heads/</c>.</param>
    /// <param name="tag">A tag, with or without <c>refs/tags/</c>.</param>
    /// <param name="commit">The id of a commit.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: more than one was given, or one that is none.</exception>
    public static GitVersion? Of(string? branch, string? tag, string? commit)
    {
        string[] given = [.. new[] { branch, tag, commit }.OfType<string>()];
        if (given.Length > 1)
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                "Only one of -Branch, -Tag and -Commit can be read at a time.",
                "Pass one of them.");
        }

        return branch is not null ? new("branch", ReferenceName.BareOf(ReferenceName.OfBranch(branch)))
            : tag is not null ? new("tag", ReferenceName.NameOf(ReferenceName.OfTag(tag)))
            : commit is not null ? new("commit", commit)
            : null;
    }

    /// <summary>The version in words: <c>branch 'main'</c>.</summary>
    public override string ToString() => $"{Type} '{Version}'";
}
