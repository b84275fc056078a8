using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Checks;

/// <summary>What one approver has to say.</summary>
/// <param name="Approver">The id of a person, an application or a group.</param>
/// <param name="Status">As the service writes it.</param>
internal sealed record ApprovalStep(Guid Approver, string Status)
{
    public EmulatedIdentity? Actual { get; init; }

    public string? Comment { get; init; }

    public DateTime? DeferredTo { get; init; }

    public DateTime? Changed { get; init; }
}

/// <summary>An approval that a run waits for.</summary>
/// <param name="Id">Its id, which the check's record in the timeline of the run has too.</param>
/// <param name="Resource">The resource that the run wants to use.</param>
/// <param name="Run">The run.</param>
/// <param name="Wanted">How many have to approve.</param>
/// <param name="IsInSequence">Whether in the order of the steps.</param>
/// <param name="Created">When the run asked for it.</param>
/// <param name="Steps">Each approver.</param>
internal sealed record Approval(
    Guid Id, GuardedResource Resource, Build Run, int Wanted, bool IsInSequence, DateTime Created, IReadOnlyList<ApprovalStep> Steps)
{
    public string Instructions { get; init; } = string.Empty;

    /// <summary>The status at a time, as the service writes it: what was deferred is approved when its time has come.</summary>
    public string StatusAt(DateTime now) =>
        Steps.Any(step => step.Status == "rejected") ? "rejected"
        : Steps.Count(step => step.Status == "approved" || (step.Status == "deferred" && step.DeferredTo <= now)) >= Wanted ? "approved"
        : "pending";

    /// <summary>The same with one step changed: what is not needed any more is skipped, and in a sequence the next one is asked.</summary>
    public Approval With(ApprovalStep before, ApprovalStep after, DateTime now)
    {
        var changed = this with { Steps = [.. Steps.Select(step => step == before ? after : step)] };
        if (changed.StatusAt(now) != "pending")
        {
            return changed with
            {
                Steps =
                [
                    .. changed.Steps.Select(step => step.Status is "pending" or "uninitiated" ? step with { Status = "skipped" } : step),
                ],
            };
        }

        return after.Status == "approved" && changed.Steps.FirstOrDefault(step => step.Status == "uninitiated") is { } next
            ? changed with { Steps = [.. changed.Steps.Select(step => step == next ? step with { Status = "pending" } : step)] }
            : changed;
    }
}
