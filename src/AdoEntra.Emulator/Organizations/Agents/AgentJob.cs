using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A job that waits for an agent, runs on one, or did.</summary>
/// <param name="Id">The number of the request.</param>
/// <param name="Pool">The number of the pool.</param>
/// <param name="Project">The id of the project.</param>
/// <param name="Build">The run that it belongs to.</param>
/// <param name="Progress">How far that run is.</param>
/// <param name="Agent">The number of the agent; null while it waits.</param>
internal sealed record AgentJob(long Id, int Pool, Guid Project, Build Build, RunProgress Progress, int? Agent)
{
    // Of the runs that are not done yet, as many as there are agents for run on one.
    private const int Busy = 2;

    public DateTime Queued => Build.Queued;

    public DateTime? Assigned => Agent is null ? null : Queued.AddSeconds(12);

    public DateTime? Finished => Progress.Finished;

    /// <summary>How it ended, as the service writes it; null before.</summary>
    public string? Result => Progress.Result switch
    {
        null => null,
        "partiallySucceeded" => "succeededWithIssues",
        var result => result,
    };

    /// <summary>A job for each build of a project, two in three in the pool <c>Default</c>: first what waits or runs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="builds">Its builds, the latest one first.</param>
    /// <param name="progressOf">How far a build is.</param>
    public static IReadOnlyList<AgentJob> Of(EmulatedProject project, IReadOnlyList<Build> builds, Func<Build, RunProgress> progressOf)
    {
        AgentJob[] jobs = [.. builds.Select((build, index) => Job(project, build, progressOf(build), builds.Count - index))];
        var unfinished = jobs.Where(job => job.Result is null)
            .GroupBy(job => job.Pool)
            .SelectMany(pool => pool.Select((job, index) => index < pool.Count() - Busy ? job with { Agent = null } : job));
        return [.. unfinished.OrderByDescending(job => job.Id), .. jobs.Where(job => job.Result is not null)];
    }

    private static AgentJob Job(EmulatedProject project, Build build, RunProgress progress, int order)
    {
        var pool = order % 3 == 0 ? AgentPool.Kitchen : AgentPool.Own;
        return new AgentJob(5000 + order, pool.Id, project.Id, build, progress, (pool.Id * 100) + 1);
    }
}
