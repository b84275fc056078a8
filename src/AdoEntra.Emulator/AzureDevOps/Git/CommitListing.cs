using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>Makes the bodies of commits and pushes.</summary>
internal static class CommitListing
{
    public static CommitBody Commit(ResourceCall call, RepositoryHome home, GitCommit commit, bool whole)
    {
        var person = new PersonDateBody(commit.Author.Name, ServiceHeaders.UserName(commit.Author), commit.Date);
        return new CommitBody(
            whole ? commit.TreeId : null, commit.Id, person, person, commit.Comment,
            new ChangeCountsBody(commit.Added, commit.Edited, commit.Deleted),
            !whole ? null : commit.Parent is { } parent ? [parent] : [],
            call.Address.Commit(home.Project, home.Repository, commit.Id),
            call.Address.RepositoryWeb(home.Project, home.Repository) + "/commit/" + commit.Id);
    }

    /// <summary>A push; in a list it is short, by itself it has its commits and its repository.</summary>
    public static PushBody Push(ResourceCall call, RepositoryHome home, GitPush push, bool whole, bool references) => new(
        push.Id, push.Date, GraphSubject.Reference(call.Address, push.Pusher),
        whole ? [.. push.Commits.Select(commit => Commit(call, home, commit, whole: false))] : null,
        references ? [new ReferenceMoveBody(home.Repository.Id, push.Reference, push.OldId, push.NewId)] : null,
        whole ? RepositoryListing.Repository(call.Address, home.Project, home.Repository, links: false, allUrls: false) : null,
        $"{call.Address.Repository(home.Project, home.Repository)}/pushes/{push.Id}");
}
