using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Git.PullRequests.Threads;

namespace AdoEntra;

/// <summary>A comment in a thread of a pull request (Comment, git 7.1).</summary>
public sealed class AdoPullRequestComment : AdoResource
{
    internal static readonly JsonRecordReader<AdoPullRequestComment> Reader = new(static json => new(json));

    private AdoPullRequestComment(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the thread, from 1.</summary>
    public long? Id => GetInt64();

    /// <summary>The number of the comment that it is a reply to; 0 for the first one.</summary>
    public long? ParentCommentId => GetInt64();

    /// <summary>Who wrote it.</summary>
    public AdoIdentityRef? Author => GetObject(AdoIdentityRef.Reader);

    /// <summary>What it says, in Markdown; null once it was deleted.</summary>
    public string? Content => GetString();

    /// <summary><c>text</c>, <c>codeChange</c>, or <c>system</c> for what Azure DevOps itself wrote.</summary>
    public string? CommentType => GetString();

    /// <summary>True once it was deleted.</summary>
    public bool IsDeleted => GetBoolean();

    /// <summary>When it was written.</summary>
    public DateTimeOffset? PublishedDate => GetTime();

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? LastUpdatedDate => GetTime();

    /// <summary>When its content was changed last.</summary>
    public DateTimeOffset? LastContentUpdatedDate => GetTime();

    /// <summary>Who likes it.</summary>
    public IReadOnlyList<AdoIdentityRef> UsersLiked => GetList(AdoIdentityRef.Reader);

    /// <summary>True for what Azure DevOps itself wrote: a vote, a push, a change of the status.</summary>
    internal bool IsSystem => CommentType == "system";

    /// <summary>What it says.</summary>
    public override string ToString() => IsDeleted ? "(deleted)" : Content ?? string.Empty;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="thread">The number of the thread.</param>
    /// <param name="content">What it says.</param>
    internal static ServiceRequest<AdoPullRequestComment> Reply(
        string? project,
        string repository,
        long pullRequest,
        long thread,
        string content
    ) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/threads/{thread}/comments"),
            $"the reply in thread {thread} of pull request {pullRequest}",
            Reader
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(CommentText.Fields(content, parent: 1)),
        };
}
