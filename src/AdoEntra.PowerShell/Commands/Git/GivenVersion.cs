using AdoEntra.Base;
using AdoEntra.Errors;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>
/// Which state of a repository a command works on. What is on the command line goes before what an object brings; an object that has the
/// property, and nothing in it, is refused: the default branch would be another state than the object's.
/// </summary>
internal static class GivenVersion
{
    /// <summary>The values of <c>-Branch</c>, <c>-Tag</c> and <c>-Commit</c>; null for the default branch.</summary>
    /// <param name="command">Whose parameters they are.</param>
    /// <param name="branch">A branch.</param>
    /// <param name="tag">A tag.</param>
    /// <param name="commit">The id of a commit.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: two on the command line, or an object that does not say.</exception>
    public static GitVersion? Of(AsyncCmdlet command, string? branch, string? tag, string? commit)
    {
        (string Name, string? Value)[] all = [("Branch", branch), ("Tag", tag), ("Commit", commit)];
        if (Array.Exists(all, one => command.IsTyped(one.Name)))
        {
            return GitVersion.Of(
                command.IsTyped("Branch") ? branch : null,
                command.IsTyped("Tag") ? tag : null,
                command.IsTyped("Commit") ? commit : null
            );
        }

        if (branch is { Length: > 0 }) return GitVersion.Of(branch, null, null);
        if (tag is { Length: > 0 }) return GitVersion.Of(null, tag, null);
        if (commit is { Length: > 0 }) return GitVersion.Of(null, null, commit);
        return Array.Exists(all, one => command.IsBrought(one.Name)) ? throw Unknown("-Branch, -Tag or -Commit") : null;
    }

    /// <summary>The value of <c>-Source</c>: a branch, a tag or a commit; null for the default branch.</summary>
    /// <param name="command">Whose parameter it is.</param>
    /// <param name="source">What was given.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: an object that does not say.</exception>
    public static string? Source(AsyncCmdlet command, string? source) =>
        source is not { Length: > 0 } && command.IsBrought("Source") ? throw Unknown("-Source") : source;

    private static AdoServiceException Unknown(string parameters) => new(
        ErrorIds.InvalidRequest,
        "The object from the pipeline does not say which commit it is about.",
        $"Pass {parameters}.");
}
