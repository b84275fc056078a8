using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra;

/// <summary>An approval that a run waits for, or waited for (Approval, 7.1).</summary>
[TableView(
    nameof(Id),
    nameof(Status),
    "Pipeline=PipelineName",
    "Run=RunName",
    nameof(WaitsFor),
    nameof(CreatedOn),
    More = [nameof(ProjectName), nameof(PipelineId), nameof(RunId), nameof(MinRequiredApprovers), nameof(Instructions), nameof(DeferredTo)]
)]
public sealed class AdoPipelineApproval : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineApproval> Reader = new(static json => new(json));

    internal static readonly ApprovalList Listing = new();

    private AdoPipelineApproval(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id.</summary>
    public string? Id => GetString();

    /// <summary>The id again: what <c>-ApprovalId</c> of other commands binds to from the pipeline.</summary>
    public string? ApprovalId => Id;

    /// <summary><c>pending</c>, <c>approved</c>, <c>rejected</c>, <c>canceled</c>, <c>timedOut</c> or another word.</summary>
    public string? Status => GetString();

    /// <summary>The project that it is in, as the request named it.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The pipeline and its run.</summary>
    public AdoApprovalPipeline? Pipeline => GetObject(AdoApprovalPipeline.Reader);

    /// <summary>The name of the pipeline.</summary>
    public string? PipelineName => Pipeline?.Name;

    /// <summary>The number of the pipeline.</summary>
    public string? PipelineId => Pipeline?.Id;

    /// <summary>The number of the run as it is shown.</summary>
    public string? RunName => Pipeline?.Owner?.Name;

    /// <summary>The number of the run, unique in the organization.</summary>
    public long? RunId => Pipeline?.Owner?.Id;

    /// <summary>Each approver, with what was said.</summary>
    public IReadOnlyList<AdoApprovalStep> Steps => GetList(AdoApprovalStep.Reader);

    /// <summary>Those who may approve now, by their names.</summary>
    public string WaitsFor => string.Join(
        ", ",
        Steps.Where(static step => step.Status == "pending").Select(static step => step.AssignedApprover?.ToString()));

    /// <summary>Until when the first of its steps is deferred; null where none is.</summary>
    public DateTimeOffset? DeferredTo =>
        Steps.Where(static step => step.Status == "deferred").Select(static step => step.DeferredTo).FirstOrDefault();

    /// <summary>How many have to approve.</summary>
    public long? MinRequiredApprovers => GetInt64();

    /// <summary><c>anyOrder</c> or <c>inSequence</c>.</summary>
    public string? ExecutionOrder => GetString();

    /// <summary>What approvers are told.</summary>
    public string? Instructions => GetString();

    /// <summary>Who may not approve.</summary>
    public IReadOnlyList<AdoIdentityRef> BlockedApprovers => GetList(AdoIdentityRef.Reader);

    /// <summary>What the identity of the connection may do with it, for example <c>update</c>; null where that was not asked for.</summary>
    public string? Permissions => GetString();

    /// <summary>When the run asked for it.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedOn => GetTime();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (PipelineName, Id);

    /// <summary>Pipeline, run and status.</summary>
    public override string ToString() => $"{PipelineName} {RunName}: {Status}";

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    /// <param name="status">Which of them; null for all.</param>
    /// <param name="approvers">The ids of those of whom one has to be an approver, with commas between; null for all.</param>
    internal static ServiceRequest<AdoPipelineApproval> List(string project, string? status, string? approvers) =>
        new(
            Route.To($"{project}/_apis/pipelines/approvals?$expand=steps").With("state", status).With("userIds", approvers),
            $"the approvals of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its id.</param>
    internal static ServiceRequest<AdoPipelineApproval> One(string project, string id) =>
        new(Route.To($"{project}/_apis/pipelines/approvals/{id}?$expand=steps"), $"approval '{id}' of project '{project}'", Reader)
        {
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="update">What is said about which approval.</param>
    internal static ServiceRequest<AdoPipelineApproval> Update(string project, ApprovalUpdate update) =>
        new(Route.To($"{project}/_apis/pipelines/approvals"), $"approval '{update.ApprovalId}' of project '{project}'", Reader)
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(new[] { update.Fields }),
            Scope = new(project),
        };
}
