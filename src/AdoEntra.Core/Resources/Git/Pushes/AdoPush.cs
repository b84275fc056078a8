using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Pushes;

namespace AdoEntra;

/// <summary>Commits that were added to a branch (GitPush, git 7.1).</summary>
[TableView(
    "Id=PushId",
    nameof(Date),
    "Repository=RepositoryName",
    "Branch=BranchName",
    nameof(CommitId),
    More = [nameof(ProjectName), nameof(PushedBy), nameof(Comment)]
)]
public sealed class AdoPush : AdoResource
{
    internal static readonly JsonRecordReader<AdoPush> Reader = new(static json => new(json));

    private AdoPush(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number in the repository.</summary>
    public long? PushId => GetInt64();

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Date => GetTime();

    /// <summary>Who made it.</summary>
    public AdoIdentityRef? PushedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>The commits that it added, the latest first.</summary>
    public IReadOnlyList<AdoCommit> Commits => GetList(AdoCommit.Reader);

    /// <summary>The branches that it moved.</summary>
    public IReadOnlyList<AdoReferenceUpdate> RefUpdates => GetList(AdoReferenceUpdate.Reader);

    /// <summary>The branch that it was made to, without <c>refs/heads/</c>.</summary>
    public string? BranchName => ReferenceName.ShortOf(Moved?.Name);

    /// <summary>The id of the commit that the branch points to then.</summary>
    public string? CommitId => Moved?.NewObjectId;

    /// <summary>The message of that commit.</summary>
    public string? Comment => Commits is { Count: > 0 } commits ? commits[0].Comment : null;

    /// <summary>The repository that it was made to.</summary>
    public AdoRepository? Repository => GetObject(AdoRepository.Reader);

    /// <summary>The name of that repository.</summary>
    public string? RepositoryName => Repository?.Name;

    /// <summary>The name of the project that it is in.</summary>
    public string? ProjectName => Repository?.ProjectName;

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    private AdoReferenceUpdate? Moved => RefUpdates is { Count: > 0 } updates ? updates[0] : null;

    /// <summary>The id of the commit that it led to.</summary>
    public override string ToString() => CommitId ?? string.Empty;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="draft">What is pushed.</param>
    internal static ServiceRequest<AdoPush> Create(string? project, string repository, PushDraft draft) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pushes"),
            $"the push to '{ReferenceName.ShortOf(draft.Reference)}' in {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Method = HttpMethod.Post,
            Body = draft.Body,
            Scope = new(project, repository),
        };
}
