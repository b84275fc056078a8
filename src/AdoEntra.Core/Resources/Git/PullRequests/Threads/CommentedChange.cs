using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>A file that a pull request changes, as comments on it refer to it (GitPullRequestChange, git 7.1).</summary>
internal sealed class CommentedChange : AdoResource
{
    private static readonly JsonRecordReader<CommentedChange> s_reader = new(static json => new(json));

    private CommentedChange(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The number by which a comment follows the file through the iterations.</summary>
    public long? ChangeTrackingId => GetInt64();

    /// <summary>The file, by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Item => GetDictionary();

    /// <summary>Its path, from the root.</summary>
    public string? Path => Item.TryGetValue("path", out object? path) ? path as string : null;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="iteration">The number of the iteration.</param>
    internal static ServiceRequest<CommentedChange> List(string? project, string repository, long pullRequest, long iteration) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/iterations/{iteration}/changes"),
            $"the changes of pull request {pullRequest}",
            s_reader
        )
        {
            Paging = PagingStyle.TopSkip with { ItemsField = "changeEntries", LargestPage = 2000 },
        };
}
