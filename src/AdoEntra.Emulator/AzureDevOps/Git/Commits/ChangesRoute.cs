using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>
/// GET <c>…/commits/{commitId}/changes</c>, paged by <c>top</c> and <c>skip</c>, and <c>…/diffs/commits</c>, paged by <c>$top</c> and
/// <c>$skip</c>. [D] git-7.1 <c>Commits_Get Changes</c>, <c>Diffs_Get</c>. [D] Its samples have folders among
/// the files; [C] what is counted are files. [C] Of a file that is called otherwise both names are listed.
/// </summary>
internal static class ChangesRoute
{
    private const int UsualPage = 100;

    public static ResourceLocation OfCommit { get; } = new()
    {
        Id = new("5bf884f5-3e07-42e9-afb8-1b872267bf16"),
        Route = EmulatedRoute.CommitChanges,
        Area = "git",
        ResourceName = "changes",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/commits/{commitId}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerOfCommitAsync },
    };

    public static ResourceLocation Differences { get; } = new()
    {
        Id = new("615588d5-c0c7-4b88-88f8-e625306446e8"),
        Route = EmulatedRoute.CommitChanges,
        Area = "git",
        ResourceName = "commitDiffs",
        Template = "{project?}/_apis/{area}/repositories/{repositoryId}/diffs/commits",
        Choices = new Dictionary<string, ServiceEnum>(GitVersion.Choices("baseVersion", "targetVersion")),
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerDifferencesAsync },
    };

    private static Task AnswerOfCommitAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var commit = home.FindCommit(call.Required("commitId"));
        var changes = home.Content.Changes(commit);
        var before = commit.Parents.Count == 0 ? null : home.Content.Objects.Commit(commit.Parents[0]);
        var page = PageWindow.BySkip(call, UsualPage, "top", "skip").Of(Listed(home.Content, changes, before, commit));
        return BodyJson.AnswerAsync(
            call.Exchange,
            new CommitChangesBody(
                CommitListing.Counts(changes), [.. page.Select(change => CommitListing.Change(call, home, change, commit.Id))]),
            BodyJson.Service.CommitChangesBody);
    }

    private static Task AnswerDifferencesAsync(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        var content = home.Content;
        var (known, target) = (GitVersion.Find(call, home, "baseVersion"), GitVersion.Find(call, home, "targetVersion"));
        var common = content.MergeBase(known, target);

        // [D] Against what both have in common, unless it says no.
        var isDirect = bool.TryParse(call.Query.Text("diffCommonCommit"), out var wanted) && !wanted;
        var before = isDirect ? known : common;
        var changes = content.Differences(before, target);
        var (listed, window) = (Listed(content, changes, before, target), PageWindow.BySkip(call, UsualPage));
        return BodyJson.AnswerAsync(
            call.Exchange,
            new CommitDiffsBody(
                window.Offset + window.Top >= listed.Count, CommitListing.Counts(changes),
                [.. window.Of(listed).Select(change => CommitListing.Change(call, home, change, target.Id))],
                common?.Id, known.Id, target.Id, content.Beyond(target, known).Count, content.Beyond(known, target).Count),
            BodyJson.Service.CommitDiffsBody);
    }

    private static IReadOnlyList<GitDifference> Listed(
        GitContent content, IReadOnlyList<GitDifference> files, GitCommit? before, GitCommit after)
    {
        var folders = GitDifference.WithFolders(
            files, path => before is null ? null : content.FolderId(before, path), path => content.FolderId(after, path));
        return
        [
            .. folders.Concat(files.Where(file => file.FormerPath is not null)
                    .Select(file => new GitDifference(file.FormerPath!, file.Before, null, file.FormerPath)))
                .OrderBy(one => one.Path, StringComparer.Ordinal),
        ];
    }
}
