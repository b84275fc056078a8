using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.PullRequests.Threads;

namespace AdoEntra;

/// <summary>A thread of comments of a pull request (GitPullRequestCommentThread, git 7.1).</summary>
[TableView(
    "PullRequest=PullRequestId",
    nameof(Id),
    nameof(Status),
    nameof(Author),
    "Updated=LastUpdatedDate",
    "Comments=CommentCount",
    "File=FilePath",
    nameof(Line),
    nameof(Text),
    More = [nameof(RepositoryName), nameof(ProjectName), nameof(PublishedDate)]
)]
public sealed class AdoPullRequestThread : AdoResource
{
    private AdoPullRequestThread(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>The number again: what <c>-ThreadId</c> of other commands binds to from the pipeline.</summary>
    public long? ThreadId => Id;

    /// <summary>
    /// <c>active</c>, <c>pending</c>, or <c>fixed</c>, <c>wontFix</c>, <c>closed</c>, <c>byDesign</c> once it is resolved; null where
    /// there is nothing to resolve.
    /// </summary>
    public string? Status => GetString();

    /// <summary>True while it is neither resolved nor deleted: a policy may want it resolved.</summary>
    public bool IsOpen => Status is "active" or "pending" && !IsDeleted;

    /// <summary>True once all its comments were deleted.</summary>
    public bool IsDeleted => GetBoolean();

    /// <summary>True for what Azure DevOps itself wrote: a vote, a push, a change of the status.</summary>
    public bool IsSystem => Comments.Count > 0 && Comments.All(static comment => comment.IsSystem);

    /// <summary>Its comments, the oldest one first.</summary>
    public IReadOnlyList<AdoPullRequestComment> Comments => GetList(AdoPullRequestComment.Reader);

    /// <summary>How many comments it has, without those that were deleted.</summary>
    public int CommentCount => Comments.Count(static comment => !comment.IsDeleted);

    /// <summary>Who began it.</summary>
    public AdoIdentityRef? Author => Comments.Count > 0 ? Comments[0].Author : null;

    /// <summary>What it begins with: the first comment that was not deleted.</summary>
    public string? Text => Comments.FirstOrDefault(static comment => !comment.IsDeleted)?.Content;

    /// <summary>Which file and lines it is about, by the service's names; empty where it is about the whole pull request.</summary>
    public IReadOnlyDictionary<string, object?> ThreadContext => GetDictionary();

    /// <summary>The file that it is about, for example <c>/src/app.cs</c>.</summary>
    public string? FilePath => ThreadContext.TryGetValue("filePath", out object? path) ? path as string : null;

    /// <summary>The first line that it is about.</summary>
    public long? Line => LineOf("Start");

    /// <summary>The last line that it is about.</summary>
    public long? EndLine => LineOf("End");

    /// <summary><c>Right</c> for lines of the new file, <c>Left</c> for lines of the file as it was; null without lines.</summary>
    public string? Side => ThreadPosition.SideOf(ThreadContext);

    /// <summary>When it was begun.</summary>
    public DateTimeOffset? PublishedDate => GetTime();

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? LastUpdatedDate => GetTime();

    /// <summary>The number of the pull request that it is in.</summary>
    public long? PullRequestId { get; private set; }

    /// <summary>The repository of that pull request, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <summary>The project of that pull request, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (null, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Number and text.</summary>
    public override string ToString() => $"{Id}: {Text}";

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    internal static ServiceRequest<AdoPullRequestThread> List(string? project, string repository, long pullRequest) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/threads"),
            $"the threads of pull request {pullRequest}",
            Of(pullRequest)
        )
        {
            Scope = new(project, repository),
        };

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="thread">Its number.</param>
    internal static ServiceRequest<AdoPullRequestThread> One(string? project, string repository, long pullRequest, long thread) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/threads/{thread}"),
            $"thread {thread} of pull request {pullRequest}",
            Of(pullRequest)
        )
        {
            Scope = new(project, repository),
        };

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="fields">The body by the service's names.</param>
    internal static ServiceRequest<AdoPullRequestThread> Create(
        string? project,
        string repository,
        long pullRequest,
        IReadOnlyDictionary<string, object?> fields
    ) => List(project, repository, pullRequest) with
    {
        What = $"the thread in pull request {pullRequest}",
        Method = HttpMethod.Post,
        Body = RequestBody.Json(fields),
    };

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="thread">Its number.</param>
    /// <param name="status">The new status, by the service's name.</param>
    internal static ServiceRequest<AdoPullRequestThread> Update(
        string? project,
        string repository,
        long pullRequest,
        long thread,
        string status
    ) => One(project, repository, pullRequest, thread) with
    {
        Method = ServiceRequest.Patch,
        Body = RequestBody.Json(new Dictionary<string, object?>(StringComparer.Ordinal) { ["status"] = status }),
    };

    private static JsonRecordReader<AdoPullRequestThread> Of(long pullRequest) => new(json => new(json) { PullRequestId = pullRequest });

    private long? LineOf(string end) => ThreadPosition.LineOf(ThreadContext, end);
}
