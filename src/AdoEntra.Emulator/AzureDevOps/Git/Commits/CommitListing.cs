using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>Makes the bodies of commits, their changes and pushes.</summary>
internal static class CommitListing
{
    /// <summary>
    /// A commit. By itself it has its tree, its push, its links, and as many of its changes as are asked for; in a list it is short.
    /// </summary>
    public static CommitBody Commit(
        ResourceCall call, RepositoryHome home, GitCommit commit, bool whole, CommitCriteria? criteria = null)
    {
        var (url, changes) = (call.Address.Commit(home.Project, home.Repository, commit.Id), home.Content.Changes(commit));
        var push = whole || criteria is { HasPush: true }
            ? home.Content.Pushes.FirstOrDefault(one => one.Commits.Any(pushed => pushed.Id == commit.Id))
            : null;
        return new CommitBody(
            whole ? commit.TreeId : null, commit.Id, Person(commit.Author), Person(commit.Committer), commit.Comment, Counts(changes),
            commit.Parents, url,
            call.Address.RepositoryWeb(home.Project, home.Repository) + "/commit/" + commit.Id,
            push is null ? null : new(GraphSubject.Reference(call.Address, push.Pusher), push.Id, push.Date),
            whole || criteria is { HasLinks: true }
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(call.Address.Repository(home.Project, home.Repository)),
                    ["changes"] = new(url + "/changes"),
                }
                : null,
            whole && call.Query.Number("changeCount") is { } count and > 0
                ? [.. changes.Take(count).Select(change => Change(call, home, change, commit.Id))]
                : null,
            criteria is { HasWorkItems: true } ? [] : null);
    }

    public static CommitReferenceBody Reference(ResourceCall call, RepositoryHome home, string commit) =>
        new(commit, call.Address.Commit(home.Project, home.Repository, commit));

    public static PersonDateBody Person(GitSignature signature) => new(signature.Name, signature.Email, signature.Date.UtcDateTime);

    public static ChangeCountsBody Counts(IReadOnlyList<GitDifference> changes) =>
        new(changes.Count(one => one.Kind == "add"), changes.Count(one => one.Kind == "edit"), changes.Count(one => one.Kind == "delete"));

    /// <summary>A file that differs, as it is on the side where it is.</summary>
    public static ChangeBody Change(ResourceCall call, RepositoryHome home, GitDifference change, string commit) => new(
        new ChangedItemBody(
            (change.After ?? change.Before)!.Id, change.After is null ? null : change.Before?.Id,
            (change.After ?? change.Before)!.Kind, commit, change.Path,
            (change.After ?? change.Before)!.IsFolder ? true : null, call.Address.Item(home.Project, home.Repository, change.Path, commit)),
        change.Kind, change.After is null ? null : change.FormerPath);

    /// <summary>A push; in a list it is short, by itself it has its commits and its repository.</summary>
    public static PushBody Push(ResourceCall call, RepositoryHome home, GitPush push, bool whole, bool references)
    {
        var url = $"{call.Address.Repository(home.Project, home.Repository)}/pushes/{push.Id}";
        return new PushBody(
            push.Id, push.Date, GraphSubject.Reference(call.Address, push.Pusher),
            whole ? [.. push.Commits.Select(commit => Commit(call, home, commit, whole: false))] : null,
            references
                ? [.. push.Moves.Select(move => new ReferenceMoveBody(home.Repository.Id, move.Name, move.OldId, move.NewId))]
                : null,
            whole ? RepositoryListing.Repository(call.Address, home.Project, home.Repository, links: false, allUrls: false) : null,
            whole
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["repository"] = new(call.Address.Repository(home.Project, home.Repository)),
                    ["commits"] = new(url + "/commits"),
                }
                : null,
            url);
    }
}
