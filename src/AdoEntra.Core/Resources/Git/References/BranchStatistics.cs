using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.References;

/// <summary>What the service counts of a branch (GitBranchStats, git 7.1): the references know nothing of commits.</summary>
internal sealed class BranchStatistics : AdoResource
{
    private static readonly JsonRecordReader<BranchStatistics> s_reader = new(static json => new(json));

    private BranchStatistics(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The branch, without <c>refs/heads/</c>.</summary>
    public string? Name => GetString();

    public AdoCommit? Commit => GetObject(AdoCommit.Reader);

    public long? AheadCount => GetInt64();

    public long? BehindCount => GetInt64();

    /// <summary>Those of all branches, compared with the default branch.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    internal static ServiceRequest<BranchStatistics> All(string? project, string repository) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/stats/branches"),
            $"the last commits of the branches of {new RepositoryPlace(project, repository)}",
            s_reader
        )
        {
            Scope = new(project, repository),
        };
}
