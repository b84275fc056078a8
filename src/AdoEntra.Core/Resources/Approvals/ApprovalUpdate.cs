using System.Globalization;

namespace AdoEntra.Resources.Approvals;

/// <summary>What is said about an approval (ApprovalUpdateParameters, 7.1); null for what is not said.</summary>
internal sealed record ApprovalUpdate
{
    /// <summary>The id of the approval.</summary>
    public string ApprovalId { get; init; } = string.Empty;

    /// <summary><c>approved</c>, <c>rejected</c> or <c>deferred</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What the approver writes.</summary>
    public string? Comment { get; init; }

    /// <summary>Until when it is deferred. [C] The published contract has it from 7.2 on.</summary>
    public DateTimeOffset? DeferredTo { get; init; }

    /// <summary>The id of the approver whose step is given to another.</summary>
    public string? AssignedApprover { get; init; }

    /// <summary>The id of that other one.</summary>
    public string? ReassignTo { get; init; }

    /// <summary>The update by the service's names.</summary>
    public IReadOnlyDictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal) { ["approvalId"] = ApprovalId };
            if (Status is not null) fields["status"] = Status;
            if (Comment is not null) fields["comment"] = Comment;
            if (DeferredTo is { } time) fields["deferredTo"] = time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            if (AssignedApprover is not null) fields["assignedApprover"] = new Dictionary<string, object?> { ["id"] = AssignedApprover };
            if (ReassignTo is not null) fields["reassignTo"] = new Dictionary<string, object?> { ["id"] = ReassignTo };
            return fields;
        }
    }
}
