using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>The branches of a pull request as they were when it was made, or when its source branch was pushed to.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Reason">As the service writes it: <c>create</c>, <c>push</c> or <c>forcePush</c>.</param>
/// <param name="Source">The commit that its source branch had.</param>
/// <param name="Target">The commit that its target branch had.</param>
/// <param name="Push">The push that brought it; null where that is not known.</param>
internal sealed record PullRequestIteration(int Id, string Reason, GitCommit Source, GitCommit Target, GitPush? Push)
{
    /// <summary>All of a pull request, the first one first.</summary>
    public static IReadOnlyList<PullRequestIteration> Of(GitContent content, PullRequest pullRequest)
    {
        var pushes = content.Pushes.Where(push => push.Id > pullRequest.FirstPush && push.Id <= pullRequest.LastPush)
            .Where(push => push.Moves.Any(move => move.Name == pullRequest.Source && move.NewId != ObjectId.None))
            .Reverse().ToArray();

        // Of one that is there from the beginning no pushes are known.
        if (pullRequest.FirstPush == 0)
        {
            return [First(content, pullRequest, pullRequest.SourceCommit, pullRequest.TargetCommit)];
        }

        var iterations = new List<PullRequestIteration>
        {
            First(
                content, pullRequest, content.Before(pullRequest.Source, pullRequest.FirstPush) ?? pullRequest.SourceCommit,
                content.Before(pullRequest.Target, pullRequest.FirstPush) ?? pullRequest.TargetCommit),
        };
        foreach (var push in pushes)
        {
            var move = push.Moves.First(one => one.Name == pullRequest.Source);
            var (source, known) = (content.Objects.Commit(content.Objects.Peel(move.NewId)), iterations[^1].Source);
            if (source is not null)
            {
                iterations.Add(new PullRequestIteration(
                    iterations.Count + 1, content.Beyond(known, source).Count == 0 ? "push" : "forcePush", source,
                    Commit(content, content.Before(pullRequest.Target, push.Id)) ?? iterations[^1].Target, push));
            }
        }

        return iterations;
    }

    private static PullRequestIteration First(GitContent content, PullRequest pullRequest, string source, string target) => new(
        1, "create", Commit(content, source)!, Commit(content, target)!,
        content.Pushes.FirstOrDefault(push => push.Moves.Any(move => move.Name == pullRequest.Source && move.NewId == source)));

    private static GitCommit? Commit(GitContent content, string? id) =>
        id is null ? null : content.Objects.Commit(content.Objects.Peel(id));
}
