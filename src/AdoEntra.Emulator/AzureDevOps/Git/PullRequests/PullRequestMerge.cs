using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>What becomes of the branches of a pull request when they are merged.</summary>
/// <param name="Status">As the service writes it: <c>succeeded</c> or <c>conflicts</c>.</param>
/// <param name="Source">The commit that is merged.</param>
/// <param name="Target">The commit that it is merged into.</param>
/// <param name="Commit">The commit that came of it, or would; null where there is none.</param>
internal sealed record PullRequestMerge(string Status, string Source, string Target, string? Commit)
{
    /// <summary>How things are: of an open one the branches as they are now, of another one those that it ended with.</summary>
    public static PullRequestMerge Of(GitContent content, PullRequest pullRequest)
    {
        if (pullRequest.Status != "active"
            || content.Tip(pullRequest.Source) is not { } source || content.Tip(pullRequest.Target) is not { } target)
        {
            return new("succeeded", pullRequest.SourceCommit, pullRequest.TargetCommit, pullRequest.MergeCommit);
        }

        // [D] The service tries: there is a commit of what a merge would be, on no branch.
        var signature = new GitSignature(pullRequest.Creator.Name, ServiceHeaders.UserName(pullRequest.Creator), pullRequest.Created);
        return Files(content, content.MergeBase(source, target), source, target) is { } files
            ? new("succeeded", source.Id, target.Id, content.Objects.AddCommit(
                content.Objects.AddTree(files), [target.Id, source.Id], signature, signature,
                $"Merge pull request {pullRequest.Id} from {pullRequest.Source} into {pullRequest.Target}").Id)
            : new("conflicts", source.Id, target.Id, null);
    }

    /// <summary>
    /// Merges, and moves the target branch; null where both sides changed the same lines. [D] A merge, one commit of all, the same commits
    /// on top of the target, or those and a merge.
    /// </summary>
    public static string? Complete(
        GitContent content, PullRequest pullRequest, EmulatedIdentity who, DateTime now, string strategy, string message)
    {
        var (source, target) = (content.Tip(pullRequest.Source), content.Tip(pullRequest.Target));
        if (source is null || target is null)
        {
            return null;
        }

        var signature = new GitSignature(who.Name, ServiceHeaders.UserName(who), now);
        var merged = strategy switch
        {
            "rebase" => Rebased(content, source, target, signature),
            "rebaseMerge" when Rebased(content, source, target, signature) is { } rebased => content.Objects.AddCommit(
                rebased.TreeId, [target.Id, rebased.Id], signature, signature, message),
            "noFastForward" or "squash" when Files(content, content.MergeBase(source, target), source, target) is { } files =>
                content.Objects.AddCommit(
                    content.Objects.AddTree(files), strategy == "squash" ? [target.Id] : [target.Id, source.Id], signature, signature,
                    message),
            _ => null,
        };
        return merged is not null && content.TryMove(who, now, pullRequest.Target, content.Find(pullRequest.Target)!, merged.Id)
            ? merged.Id
            : null;
    }

    // The commits of the source branch, merges left out, on top of the target; null where one of them does not fit.
    private static GitCommit? Rebased(GitContent content, GitCommit source, GitCommit target, GitSignature who)
    {
        var tip = target;
        foreach (var commit in content.Beyond(source, target).Reverse().Where(one => one.Parents.Count < 2))
        {
            var before = commit.Parents.Count == 0 ? null : content.Objects.Commit(commit.Parents[0]);
            if (Files(content, before, commit, tip) is not { } files)
            {
                return null;
            }

            tip = content.Objects.AddCommit(content.Objects.AddTree(files), [tip.Id], commit.Author, who, commit.Comment);
        }

        return tip;
    }

    // What one side changed since both were one is taken from there; of a file that both changed, the lines.
    private static Dictionary<string, GitTreeEntry>? Files(GitContent content, GitCommit? both, GitCommit source, GitCommit target)
    {
        var origin = content.Entries(both);
        var (ours, theirs) = (content.Entries(target), content.Entries(source));
        var oursChanged = GitDifference.Between(origin, ours).ToDictionary(change => change.Path);
        var files = new Dictionary<string, GitTreeEntry>(ours, StringComparer.Ordinal);
        foreach (var change in GitDifference.Between(origin, theirs))
        {
            var after = change.After;
            if (oursChanged.TryGetValue(change.Path, out var other) && other.After?.Id != after?.Id)
            {
                after = Merged(content.Objects, change.Before, other.After, after);
                if (after is null)
                {
                    return null;
                }
            }

            if (after is not null)
            {
                files[change.Path] = after;
            }
            else
            {
                files.Remove(change.Path);
            }
        }

        return files;
    }

    private static GitTreeEntry? Merged(GitObjects objects, GitTreeEntry? before, GitTreeEntry? ours, GitTreeEntry? theirs)
    {
        if (ours is null || theirs is null || ours.Mode != theirs.Mode || objects.Content(ours.Id) is not { } left
            || objects.Content(theirs.Id) is not { } right || (before is null ? null : objects.Content(before.Id)) is not { } origin)
        {
            return null;
        }

        return TextMerge.Merge(origin.Bytes.Span, left.Bytes.Span, right.Bytes.Span) is { } merged
            ? theirs with { Id = objects.Add(new HeldContent(merged)) }
            : null;
    }
}
