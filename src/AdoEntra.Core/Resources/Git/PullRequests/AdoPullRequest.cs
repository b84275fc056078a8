using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra;

/// <summary>A pull request (GitPullRequest, git 7.1).</summary>
[TableView(
    "Id=PullRequestId",
    nameof(Status),
    nameof(CreatedBy),
    "Repository=RepositoryName",
    nameof(SourceBranch),
    nameof(TargetBranch),
    nameof(Title),
    More = [nameof(ProjectName), nameof(CreationDate), nameof(IsDraft), nameof(MergeStatus), nameof(WebUrl)]
)]
public sealed class AdoPullRequest : AdoResource
{
    internal static readonly JsonRecordReader<AdoPullRequest> Reader = new(static json => new(json));

    private AdoPullRequest(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? PullRequestId => GetInt64();

    /// <summary>Its title.</summary>
    public string? Title => GetString();

    /// <summary>What it is for, in Markdown.</summary>
    public string? Description => GetString();

    /// <summary><c>active</c>, <c>abandoned</c> or <c>completed</c>.</summary>
    public string? Status => GetString();

    /// <summary>True while it is a draft.</summary>
    public bool IsDraft => GetBoolean();

    /// <summary>The reference to the branch that is to be merged, for example <c>refs/heads/topic</c>.</summary>
    public string? SourceRefName => GetString();

    /// <summary>The same without <c>refs/heads/</c>.</summary>
    public string? SourceBranch => ReferenceName.ShortOf(SourceRefName);

    /// <summary>The reference to the branch that it is to be merged into, for example <c>refs/heads/main</c>.</summary>
    public string? TargetRefName => GetString();

    /// <summary>The same without <c>refs/heads/</c>.</summary>
    public string? TargetBranch => ReferenceName.ShortOf(TargetRefName);

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreationDate => GetTime();

    /// <summary>Who completed or abandoned it.</summary>
    public AdoIdentityRef? ClosedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was completed or abandoned.</summary>
    public DateTimeOffset? ClosedDate => GetTime();

    /// <summary>Whether it can be merged, for example <c>succeeded</c> or <c>conflicts</c>.</summary>
    public string? MergeStatus => GetString();

    /// <summary>Why it cannot be merged.</summary>
    public string? MergeFailureMessage => GetString();

    /// <summary>Who has it completed as soon as all policies are met; null where no one has.</summary>
    public AdoIdentityRef? AutoCompleteSetBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>Who reviews it, with the votes.</summary>
    public IReadOnlyList<AdoReviewer> Reviewers => GetList(AdoReviewer.Reader);

    /// <summary>Its labels.</summary>
    public IReadOnlyList<AdoLabel> Labels => GetList(AdoLabel.Reader);

    /// <summary>The repository that it is in.</summary>
    public AdoRepository? Repository => GetObject(AdoRepository.Reader);

    /// <summary>The name of that repository.</summary>
    public string? RepositoryName => Repository?.Name;

    /// <summary>The name of the project that it is in.</summary>
    public string? ProjectName => Repository?.ProjectName;

    /// <summary>Where its source branch is, where that is in a fork; null where it is in the same repository.</summary>
    public AdoForkReference? ForkSource => GetObject(AdoForkReference.Reader);

    /// <summary>The commit of the source branch that the last merge was tried with.</summary>
    public AdoCommit? LastMergeSourceCommit => GetObject(AdoCommit.Reader);

    /// <summary>The commit that completing it made; before, the one that was tried.</summary>
    public AdoCommit? LastMergeCommit => GetObject(AdoCommit.Reader);

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>Its page in the browser.</summary>
    public string? WebUrl =>
        Connection is { } connection && ProjectName is { } project && RepositoryName is { } repository && PullRequestId is { } number
            ? $"{connection.OrganizationUrl}/{Route.To($"{project}/_git/{repository}/pullrequest/{number}")}"
            : null;

    /// <summary>Number and title.</summary>
    public override string ToString() => $"{PullRequestId}: {Title}";

    /// <param name="project">Name or id.</param>
    /// <param name="query">Which of them.</param>
    internal static ServiceRequest<AdoPullRequest> OfProject(string project, PullRequestQuery query) =>
        new(query.AddTo(Route.To($"{project}/_apis/git/pullrequests")), $"the pull requests of project '{project}'", Reader)
        {
            Paging = PagingStyle.TopSkip,
        };

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="query">Which of them.</param>
    internal static ServiceRequest<AdoPullRequest> OfRepository(string? project, string repository, PullRequestQuery query) =>
        new(
            query.AddTo(Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullrequests")),
            $"the pull requests of repository '{repository}'",
            Reader
        )
        {
            Paging = PagingStyle.TopSkip,
        };

    /// <param name="pullRequest">Its number.</param>
    internal static ServiceRequest<AdoPullRequest> One(long pullRequest) =>
        new(Route.To($"_apis/git/pullrequests/{pullRequest}"), $"pull request {pullRequest}", Reader);

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="draft">What is created.</param>
    internal static ServiceRequest<AdoPullRequest> Create(string? project, string repository, PullRequestDraft draft) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/pullrequests?supportsIterations=true"),
            $"the pull request '{draft.Title}' in {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(draft.Fields),
        };

    /// <param name="repository">The id of its repository.</param>
    /// <param name="pullRequest">Its number.</param>
    /// <param name="settings">What is changed.</param>
    internal static ServiceRequest<AdoPullRequest> Update(string repository, long pullRequest, PullRequestSettings settings) =>
        new(
            Route.To($"_apis/git/repositories/{repository}/pullrequests/{pullRequest}"),
            $"pull request {pullRequest}",
            Reader
        )
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(settings.Fields),
        };
}
