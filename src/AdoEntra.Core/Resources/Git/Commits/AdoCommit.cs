using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Commits;

namespace AdoEntra;

/// <summary>A commit (GitCommitRef, git 7.1).</summary>
[TableView(
    nameof(ShortId),
    nameof(Date),
    nameof(Author),
    "Repository=RepositoryName",
    nameof(Comment),
    More = [nameof(CommitId), nameof(ProjectName), nameof(RemoteUrl)]
)]
public sealed class AdoCommit : AdoResource
{
    internal static readonly JsonRecordReader<AdoCommit> Reader = new(static json => new(json));

    private const int ShortLength = 8;

    private static readonly PagingStyle s_paging = PagingStyle.TopSkip with
    {
        TopQuery = "searchCriteria.$top",
        SkipQuery = "searchCriteria.$skip",
        LargestPage = 1000,
    };

    private AdoCommit(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id, 40 hexadecimal digits.</summary>
    public string? CommitId => GetString();

    /// <summary>The first digits of its id.</summary>
    public string? ShortId => CommitId is { Length: > ShortLength } id ? id.Substring(0, ShortLength) : CommitId;

    /// <summary>Its message; of a list the beginning, where <c>CommentTruncated</c> is true.</summary>
    public string? Comment => GetString();

    /// <summary>True where the message is longer.</summary>
    public bool CommentTruncated => GetBoolean();

    /// <summary>Who wrote the change, and when.</summary>
    public AdoGitSignature? Author => GetObject(AdoGitSignature.Reader);

    /// <summary>Who made the commit, and when.</summary>
    public AdoGitSignature? Committer => GetObject(AdoGitSignature.Reader);

    /// <summary>When the commit was made.</summary>
    public DateTimeOffset? Date => Committer?.Date ?? Author?.Date;

    /// <summary>The id of the root folder; of a single commit, not of a list.</summary>
    public string? TreeId => GetString();

    /// <summary>Its page in the browser.</summary>
    public string? RemoteUrl => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (CommitId, CommitId);

    /// <summary>The id, so that the commit can stand where one is asked for.</summary>
    public override string ToString() => CommitId ?? string.Empty;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="query">Which of them.</param>
    internal static ServiceRequest<AdoCommit> List(string? project, string repository, CommitQuery query) =>
        new(
            query.AddTo(Route.To($"{project:optional}/_apis/git/repositories/{repository}/commits")),
            $"the commits of {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Scope = new(project, repository),
            Paging = s_paging,
        };

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="commit">The id of the commit.</param>
    internal static ServiceRequest<AdoCommit> One(string? project, string repository, string commit) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/commits/{commit}"),
            $"commit '{commit}' of {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Scope = new(project, repository),
        };
}
