using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>A state of a pull request that comments on files are about (GitPullRequestIteration, git 7.1).</summary>
internal sealed class CommentedIteration : AdoResource
{
    private static readonly JsonRecordReader<CommentedIteration> s_reader = new(static json => new(json));

    private CommentedIteration(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, from 1.</summary>
    public long? Id => GetInt64();

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <remarks>The service sends all at once: there is no paging.</remarks>
    internal static ServiceRequest<CommentedIteration> List(string? project, string repository, long pullRequest) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/iterations"),
            $"the iterations of pull request {pullRequest}",
            s_reader
        );
}
