using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Checks;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Checks;

/// <summary>
/// GET <c>{project}/_apis/pipelines/approvals[/{approvalId}]</c> and PATCH of several at once. [D] approvalsAndChecks-7.1
/// <c>Approvals</c>; [C] the pipeline and its run, and that one may be deferred, which the contract has from 7.2 on. [I] <c>userIds</c> are
/// compared with the approvers as they were assigned; who is in a group that was, may approve; of several updates either all are made or
/// none.
/// </summary>
internal static class ApprovalsRoute
{
    private const string Home = "Microsoft.Azure.Pipelines.Approval.WebApi, Microsoft.Azure.Pipelines.Approval.WebApi";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("37794717-f36f-4d78-b2bf-4dc30d0cfbcd"),
        Route = new("approvals"),
        Area = "approval",
        ResourceName = "approvals",
        Template = "{project}/_apis/pipelines/{resource}/{approvalId?}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum>
        {
            ["$expand"] = ServiceEnums.ApprovalExpand,
            ["state"] = ServiceEnums.ApprovalState,
        },
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Patch] = UpdateAsync,
        },
    };

    private static DateTime Now(ResourceCall call) => call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;

    private static Task AnswerAsync(ResourceCall call)
    {
        var withSteps = call.Choice("$expand") == "steps";
        if (call.Value("approvalId") is { } id)
        {
            return BodyJson.AnswerAnyAsync(call.Exchange, Body(call, Find(call, id), withSteps));
        }

        var (project, now) = (call.RequiredProject.Id, Now(call));
        string[] ids = Several(call, "approvalIds"), users = Several(call, "userIds");
        var status = call.Choice("state") is { } state and not "all" ? state : null;
        return BodyJson.AnswerPageAsync(call.Exchange, call.Organization.Approvals.All
            .Where(one => one.Resource.Project == project
                && (status is null || one.StatusAt(now) == status)
                && (ids.Length == 0 || ids.Contains(one.Id.ToString(), StringComparer.OrdinalIgnoreCase))
                && (users.Length == 0 || one.Steps.Any(step => IsOf(call, step, users))))
            .Take(call.Query.Number("top", least: 1) ?? int.MaxValue)
            .Select(one => Body(call, one, withSteps)));
    }

    private static string[] Several(ResourceCall call, string name) =>
        call.Query.Text(name)?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    // [D] Either ids or descriptors.
    private static bool IsOf(ResourceCall call, ApprovalStep step, string[] users) =>
        users.Contains(step.Approver.ToString(), StringComparer.OrdinalIgnoreCase)
        || users.Contains((string?)CheckListing.Identity(call, step.Approver.ToString())?["descriptor"], StringComparer.Ordinal);

    private static async Task UpdateAsync(ResourceCall call)
    {
        if (call.Value("approvalId") is not null)
        {
            throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(HttpMethods.Patch), ErrorShape.Wrapped);
        }

        var body = await ResourceBody.ReadArrayAsync(call);
        Approval[] changed = [.. body.EnumerateArray().Select(update => Changed(call, update))];
        foreach (var approval in changed)
        {
            call.Organization.Approvals.Replace(approval);
        }

        await BodyJson.AnswerPageAsync(call.Exchange, changed.Select(approval => Body(call, approval, withSteps: true)));
    }

    private static Approval Changed(ResourceCall call, JsonElement update)
    {
        var (found, now) = (Find(call, update.MemberText("approvalId") ?? string.Empty), Now(call));
        if (found.StatusAt(now) != "pending")
        {
            throw new ServiceRefusalException(new ServiceError(
                409, "ApprovalAlreadyCompletedException", Home, $"Approval {found.Id} is already completed."));
        }

        var comment = update.MemberText("comment");
        if (update.Member("reassignTo").MemberText("id") is { } other)
        {
            var from = update.Member("assignedApprover").MemberText("id");
            var given = found.Steps.FirstOrDefault(step => step.Approver.ToString().Equals(from, StringComparison.OrdinalIgnoreCase))
                ?? throw new ServiceRefusalException(NotApprover(call, found));
            return CheckListing.Identity(call, other) is null
                ? throw new ServiceRefusalException(ServiceErrors.InvalidMember("reassignTo", $"{other} is no identity."))
                : found.With(given, given with { Approver = Guid.Parse(other), Comment = comment, Changed = now }, now);
        }

        var own = found.Steps.FirstOrDefault(step => step.Status is "pending" or "deferred" && IsOwn(call, step))
            ?? throw new ServiceRefusalException(NotApprover(call, found));
        var status = update.MemberChoice("status", ServiceEnums.ApprovalStatus);
        return status is "approved" or "rejected" or "deferred"
            ? found.With(
                own,
                own with
                {
                    Status = status, Actual = call.Caller, Comment = comment, Changed = now,
                    DeferredTo = status == "deferred" ? Time(update) : null,
                },
                now)
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("status", $"'{status}' cannot be set."));
    }

    private static DateTime Time(JsonElement update) =>
        DateTimeOffset.TryParse(
            update.MemberText("deferredTo"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new ServiceRefusalException(ServiceErrors.InvalidMember("deferredTo", "a time is needed."));

    private static bool IsOwn(ResourceCall call, ApprovalStep step) =>
        step.Approver == call.Caller.AzureDevOpsId
        || (call.Organization.Directory.Groups.FirstOrDefault(group => group.Id == step.Approver) is { } group
            && call.Organization.Directory.MembersOf(group).Contains(call.Caller));

    private static Approval Find(ResourceCall call, string id)
    {
        var project = call.RequiredProject.Id;
        return Guid.TryParse(id, out var parsed)
            && call.Organization.Approvals.Find(parsed) is { } found && found.Resource.Project == project
            ? found
            : throw new ServiceRefusalException(new ServiceError(
                404, "ApprovalNotFoundException", Home, $"Approval with ID {id} does not exist."));
    }

    private static ServiceError NotApprover(ResourceCall call, Approval approval) => new(
        403, "ApprovalUnauthorizedException", Home,
        $"The user {call.Caller.Name} is not authorized to update approval {approval.Id}.");

    private static object Body(ResourceCall call, Approval approval, bool withSteps)
    {
        var root = $"{call.Address.Root}/{approval.Resource.Project}/_apis";
        var (definition, run) = (approval.Run.Definition, approval.Run);
        return new
        {
            approval.Id,
            Steps = withSteps ? approval.Steps.Select((step, index) => Step(call, approval, step, index)) : [],
            Status = approval.StatusAt(Now(call)),
            CreatedOn = approval.Created,
            LastModifiedOn = approval.Steps.Max(step => step.Changed) ?? approval.Created,
            ExecutionOrder = approval.IsInSequence ? "inSequence" : "anyOrder",
            MinRequiredApprovers = approval.Wanted,
            BlockedApprovers = Array.Empty<object>(),
            approval.Instructions,
            _links = new { Self = new LinkBody($"{root}/pipelines/approvals/{approval.Id}") },
            Pipeline = new
            {
                Owner = new { _links = new { Self = new LinkBody($"{root}/build/Builds/{run.Id}") }, run.Id, Name = run.Number },
                Id = definition.Id.ToString(CultureInfo.InvariantCulture),
                definition.Name,
            },
        };
    }

    private static object Step(ResourceCall call, Approval approval, ApprovalStep step, int index) => new
    {
        AssignedApprover = CheckListing.Identity(call, step.Approver.ToString()),
        ActualApprover = step.Actual is { } actual ? GraphSubject.Reference(call.Address, actual) : null,
        step.Status,
        step.Comment,
        step.DeferredTo,
        Order = approval.IsInSequence ? index + 1 : 1,
        InitiatedOn = step.Status == "uninitiated" ? (DateTime?)null : approval.Created,
        LastModifiedOn = step.Changed ?? approval.Created,
        LastModifiedBy = step.Actual is { } changer ? GraphSubject.Reference(call.Address, changer) : null,
        History = Array.Empty<object>(),
    };
}
