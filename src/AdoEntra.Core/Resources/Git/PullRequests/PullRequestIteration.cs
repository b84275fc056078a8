using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>A state of a pull request: it begins with one, and each push to its source branch is another (git 7.1).</summary>
internal sealed class PullRequestIteration : AdoResource
{
    private static readonly JsonRecordReader<PullRequestIteration> s_reader = new(static json => new(json));

    private PullRequestIteration(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, from 1.</summary>
    public long? Id => GetInt64();

    /// <summary>The commit of the source branch.</summary>
    public AdoCommit? SourceRefCommit => GetObject(AdoCommit.Reader);

    /// <summary>The last commit that both branches have.</summary>
    public AdoCommit? CommonRefCommit => GetObject(AdoCommit.Reader);

    /// <remarks>The service sends all at once: there is no paging.</remarks>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    internal static ServiceRequest<PullRequestIteration> List(string? project, string repository, long pullRequest) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/iterations"),
            $"the iterations of pull request {pullRequest}",
            s_reader
        );

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="iteration">Its number.</param>
    internal static ServiceRequest<PullRequestIteration> One(string? project, string repository, long pullRequest, long iteration) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/iterations/{iteration}"),
            $"iteration {iteration} of pull request {pullRequest}",
            s_reader
        );
}
