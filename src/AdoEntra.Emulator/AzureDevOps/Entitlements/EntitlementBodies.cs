using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Entitlements;

// [D] memberEntitlementManagement-7.1; what is in it for a service principal is protocol 3.9.

internal sealed record AccessLevelBody(
    string LicensingSource, string AccountLicenseType, string MsdnLicenseType, string LicenseDisplayName, string Status,
    string AssignmentSource);

internal sealed record EntitlementGroupBody(string GroupType, string DisplayName);

internal sealed record EntitlementProjectBody(Guid Id, string Name);

internal sealed record ProjectEntitlementBody(EntitlementGroupBody Group, EntitlementProjectBody ProjectRef, string AssignmentSource);

/// <summary>What somebody may do: of a person <c>user</c>, of a service principal <c>servicePrincipal</c>.</summary>
internal sealed record EntitlementBody(
    Guid Id, GraphSubjectBody? User, GraphSubjectBody? ServicePrincipal, AccessLevelBody AccessLevel, DateTime LastAccessedDate,
    DateTime DateCreated, IReadOnlyList<ProjectEntitlementBody> ProjectEntitlements,
    IReadOnlyList<string> GroupAssignments);

/// <summary>A page with its token inside; <c>members</c> and <c>items</c> hold the same where both are there.</summary>
internal sealed record EntitlementPageBody(
    IReadOnlyList<EntitlementBody>? Members, string? ContinuationToken, int TotalCount, IReadOnlyList<EntitlementBody>? Items);

/// <summary>The answer to a change, 200 whether it was made or not.</summary>
internal sealed record EntitlementChangeBody(
    bool IsSuccess, EntitlementBody? ServicePrincipalEntitlement, EntitlementResultBody? OperationResult,
    IReadOnlyList<EntitlementResultBody>? OperationResults);

internal sealed record EntitlementResultBody(
    bool IsSuccess, IReadOnlyList<EntitlementErrorBody> Errors, Guid ServicePrincipalId, EntitlementBody? Result);

internal sealed record EntitlementErrorBody(int Key, string Value);
