using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>What one approver has to say about an approval, or has said (ApprovalStep, 7.1).</summary>
public sealed class AdoApprovalStep : AdoResource
{
    internal static readonly JsonRecordReader<AdoApprovalStep> Reader = new(static json => new(json));

    private AdoApprovalStep(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Who is to approve: a person, an application or a group.</summary>
    public AdoIdentityRef? AssignedApprover => GetObject(AdoIdentityRef.Reader);

    /// <summary>Who did; null before.</summary>
    public AdoIdentityRef? ActualApprover => GetObject(AdoIdentityRef.Reader);

    /// <summary>
    /// <c>pending</c>, <c>approved</c>, <c>rejected</c>, <c>deferred</c>, <c>skipped</c> where it is not needed any more, or
    /// <c>uninitiated</c> where others come first.
    /// </summary>
    public string? Status => GetString();

    /// <summary>What the approver wrote.</summary>
    public string? Comment => GetString();

    /// <summary>Its place, where the approvers have to approve in their order.</summary>
    public long? Order => GetInt64();

    /// <summary>Until when it is deferred; null where it is not.</summary>
    public DateTimeOffset? DeferredTo => GetTime();

    /// <summary>When the approver was asked.</summary>
    public DateTimeOffset? InitiatedOn => GetTime();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedOn => GetTime();

    /// <summary>Who changed it last.</summary>
    public AdoIdentityRef? LastModifiedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>Approver and status.</summary>
    public override string ToString() => $"{AssignedApprover}: {Status}";
}
