using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A policy as it was evaluated for a pull request (PolicyEvaluationRecord, policy 7.1).</summary>
[TableView(
    "PullRequest=PullRequestId",
    "Policy=TypeName",
    nameof(Status),
    "Blocking=IsBlocking",
    "Blocks=BlocksCompletion",
    nameof(Requirement),
    More = [nameof(EvaluationId), nameof(PolicyId), nameof(ProjectName), nameof(StartedDate), nameof(CompletedDate)]
)]
public sealed class AdoPullRequestPolicy : AdoResource
{
    // [D] policy-7.1, protocol: what a pull request is called there; the project by its id.
    private const string Artifact = "vstfs:///CodeReview/CodeReviewId/";

    private static readonly JsonRecordReader<AdoPullRequestPolicy> s_reader = new(static json => new(json));

    private AdoPullRequestPolicy(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The id of the evaluation: this policy for this pull request.</summary>
    public string? EvaluationId => GetString();

    /// <summary>
    /// <c>approved</c>, <c>rejected</c>, <c>running</c>, <c>queued</c>, <c>notApplicable</c>, or <c>broken</c> where the evaluation failed.
    /// </summary>
    public string? Status => GetString();

    /// <summary>The policy.</summary>
    public AdoBranchPolicy? Configuration => GetObject(AdoBranchPolicy.Reader);

    /// <summary>The number of the policy.</summary>
    public long? PolicyId => Configuration?.Id;

    /// <summary>The name of the policy's type, for example <c>Build</c>.</summary>
    public string? TypeName => Configuration?.TypeName;

    /// <summary>What the policy requires, in words, for example <c>2 approvals</c>; null where its type says it.</summary>
    public string? Requirement => Configuration?.Requirement;

    /// <summary>True where the pull request cannot be completed without it; otherwise it is advice.</summary>
    public bool IsBlocking => Configuration?.IsBlocking == true;

    /// <summary>True while it keeps the pull request from being completed.</summary>
    public bool BlocksCompletion => IsBlocking && (IsExpired || Status is not ("approved" or "notApplicable"));

    /// <summary>True where the build that met it is too old, and another one is needed.</summary>
    public bool IsExpired => Context.TryGetValue("isExpired", out object? value) && value is true;

    /// <summary>The number of the build that was run for it; null where there was none.</summary>
    public long? BuildId => Context.TryGetValue("buildId", out object? value) ? value as long? : null;

    /// <summary>What the type of the policy says of the evaluation, by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Context => GetDictionary();

    /// <summary>When it was evaluated first.</summary>
    public DateTimeOffset? StartedDate => GetTime();

    /// <summary>When that came to its end.</summary>
    public DateTimeOffset? CompletedDate => GetTime();

    /// <summary>The pull request, as the policies call it.</summary>
    public string? ArtifactId => GetString();

    /// <summary>The number of the pull request.</summary>
    public long? PullRequestId =>
        ArtifactId is { } artifact
        && long.TryParse(
            artifact.Substring(artifact.LastIndexOf('/') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out long number
        )
            ? number
            : null;

    /// <summary>The project of the pull request, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (TypeName, EvaluationId);

    /// <summary>The type of the policy and the status.</summary>
    public override string ToString() => $"{TypeName}: {Status}";

    /// <param name="project">The name or id of the project of the pull request.</param>
    /// <param name="projectId">The id of that project.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="withOthers">Whether also those that do not apply to it.</param>
    internal static ServiceRequest<AdoPullRequestPolicy> List(string project, string projectId, long pullRequest, bool withOthers) =>
        new(
            Route.To($"{project}/_apis/policy/evaluations")
                .With("artifactId", $"{Artifact}{projectId}/{pullRequest.ToString(CultureInfo.InvariantCulture)}")
                .With("includeNotApplicable", withOthers ? "true" : null),
            $"the policies of pull request {pullRequest}",
            s_reader
        )
        {
            ApiVersion = "7.1-preview.1",
            Paging = PagingStyle.TopSkip with { DefaultPage = 0 },
            Scope = new(project),
        };

    /// <param name="project">The name or id of the project of the pull request.</param>
    /// <param name="evaluation">The id of the evaluation.</param>
    internal static ServiceRequest<AdoPullRequestPolicy> Requeue(string project, string evaluation) =>
        new(Route.To($"{project}/_apis/policy/evaluations/{evaluation}"), $"the evaluation '{evaluation}' of a policy", s_reader)
        {
            Method = ServiceRequest.Patch,
            ApiVersion = "7.1-preview.1",
            Scope = new(project),
        };
}
