namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>The words and numbers that are accepted as values, by the names that the contract gives them.</summary>
internal static class ServiceEnums
{
    public static ServiceEnum BuildStatus { get; } = ServiceEnum.Flags(
        ("none", 0), ("inProgress", 1), ("completed", 2), ("cancelling", 4), ("postponed", 8), ("notStarted", 32), ("all", 47));

    public static ServiceEnum BuildResult { get; } = ServiceEnum.Flags(
        ("none", 0), ("succeeded", 2), ("partiallySucceeded", 4), ("failed", 8), ("canceled", 32));

    public static ServiceEnum BuildReason { get; } = ServiceEnum.Flags(
        ("none", 0), ("manual", 1), ("individualCI", 2), ("batchedCI", 4), ("schedule", 8), ("scheduleForced", 16), ("userCreated", 32),
        ("validateShelveset", 64), ("checkInShelveset", 128), ("pullRequest", 256), ("buildCompletion", 512), ("resourceTrigger", 1024),
        ("triggered", 1967), ("all", 2031));

    public static ServiceEnum BuildQueryOrder { get; } = ServiceEnum.Of(
        ("finishTimeAscending", 2), ("finishTimeDescending", 3), ("queueTimeDescending", 4), ("queueTimeAscending", 5),
        ("startTimeDescending", 6), ("startTimeAscending", 7));

    public static ServiceEnum QueryDeletedOption { get; } = ServiceEnum.Of("excludeDeleted", "includeDeleted", "onlyDeleted");

    public static ServiceEnum QueuePriority { get; } = ServiceEnum.Of(
        ("high", 1), ("aboveNormal", 2), ("normal", 3), ("belowNormal", 4), ("low", 5));

    public static ServiceEnum DefinitionQueryOrder { get; } = ServiceEnum.Of(
        "none", "lastModifiedAscending", "lastModifiedDescending", "definitionNameAscending", "definitionNameDescending");

    public static ServiceEnum FolderQueryOrder { get; } = ServiceEnum.Of("none", "folderAscending", "folderDescending");

    /// <summary>[D code] The numbers are those of the .NET client; the other clients send words.</summary>
    public static ServiceEnum ProjectState { get; } = ServiceEnum.Of(
        ("new", 0), ("wellFormed", 1), ("deleting", 2), ("createPending", 3), ("deleted", 4), ("all", -1), ("unchanged", -2));

    public static ServiceEnum PullRequestStatus { get; } = ServiceEnum.Of("notSet", "active", "abandoned", "completed", "all");

    public static ServiceEnum PullRequestTimeRangeType { get; } = ServiceEnum.Of(("created", 1), ("closed", 2));

    public static ServiceEnum MergeStrategy { get; } = ServiceEnum.Of(
        ("noFastForward", 1), ("squash", 2), ("rebase", 3), ("rebaseMerge", 4));

    public static ServiceEnum CommentThreadStatus { get; } = ServiceEnum.Of(
        "unknown", "active", "fixed", "wontFix", "closed", "byDesign", "pending");

    public static ServiceEnum CommentType { get; } = ServiceEnum.Of("unknown", "text", "codeChange", "system");

    public static ServiceEnum GitVersionType { get; } = ServiceEnum.Of("branch", "tag", "commit");

    public static ServiceEnum GitVersionOptions { get; } = ServiceEnum.Of("none", "previousChange", "firstParent");

    public static ServiceEnum GitHistoryMode { get; } = ServiceEnum.Of(
        "simplifiedHistory", "firstParent", "fullHistory", "fullHistorySimplifyMerges");

    public static ServiceEnum RecursionType { get; } = ServiceEnum.Of(
        ("none", 0), ("oneLevel", 1), ("oneLevelPlusNestedEmptyFolders", 4), ("full", 120));

    public static ServiceEnum ChangeType { get; } = ServiceEnum.Flags(
        ("none", 0), ("add", 1), ("edit", 2), ("encoding", 4), ("rename", 8), ("delete", 16), ("undelete", 32), ("branch", 64),
        ("merge", 128), ("lock", 256), ("rollback", 512), ("sourceRename", 1024), ("targetRename", 2048), ("property", 4096),
        ("all", 8191));

    public static ServiceEnum ItemContentType { get; } = ServiceEnum.Of("rawText", "base64Encoded");

    public static ServiceEnum GraphTraversalDirection { get; } = ServiceEnum.Of("unknown", "down", "up");

    public static ServiceEnum QueryMembership { get; } = ServiceEnum.Of("none", "direct", "expanded", "expandedUp", "expandedDown");

    /// <summary>[I] The numbers are in no client that was looked at.</summary>
    public static ServiceEnum UserEntitlementProperty { get; } = ServiceEnum.Flags(
        ("license", 1), ("extensions", 2), ("projects", 4), ("groupRules", 8), ("all", 15));

    /// <summary>[I] The numbers are in no client that was looked at.</summary>
    public static ServiceEnum FeedRole { get; } = ServiceEnum.Of(
        "custom", "none", "reader", "contributor", "administrator", "collaborator");

    /// <summary>[D code] The numbers are those of the .NET client.</summary>
    public static ServiceEnum AccountLicenseType { get; } = ServiceEnum.Of(
        "none", "earlyAdopter", "express", "professional", "advanced", "stakeholder");

    /// <summary>[D code] The numbers are those of the .NET client.</summary>
    public static ServiceEnum LicensingSource { get; } = ServiceEnum.Of("none", "account", "msdn", "profile", "auto", "trial");

    /// <summary>[D code] The numbers are those of the .NET client.</summary>
    public static ServiceEnum EntitlementGroupType { get; } = ServiceEnum.Of(
        "projectStakeholder", "projectReader", "projectContributor", "projectAdministrator", "custom");

    public static ServiceEnum EndpointActionFilter { get; } = ServiceEnum.Of(("none", 0), ("manage", 2), ("use", 16), ("view", 32));

    public static ServiceEnum ActionFilter { get; } = ServiceEnum.Flags(("none", 0), ("manage", 2), ("use", 16));

    public static ServiceEnum EnvironmentExpands { get; } = ServiceEnum.Of("none", "resourceReferences");

    public static ServiceEnum CheckExpand { get; } = ServiceEnum.Of("none", "settings");

    public static ServiceEnum ApprovalExpand { get; } = ServiceEnum.Of(("none", 0), ("steps", 1), ("permissions", 2));

    /// <summary>What approvals are asked for by. [D] approvalsAndChecks-7.1; [I] the numbers are in no client that was looked at.</summary>
    public static ServiceEnum ApprovalState { get; } = ServiceEnum.Flags(
        ("undefined", 0), ("uninitiated", 1), ("pending", 2), ("approved", 4), ("rejected", 8), ("skipped", 16), ("canceled", 32),
        ("timedOut", 64), ("failed", 128), ("completed", 252), ("all", 255));

    /// <summary>What an approval becomes: the same, and [C] it may be deferred.</summary>
    public static ServiceEnum ApprovalStatus { get; } = ServiceEnum.Flags(
        ("undefined", 0), ("uninitiated", 1), ("pending", 2), ("approved", 4), ("rejected", 8), ("skipped", 16), ("canceled", 32),
        ("timedOut", 64), ("failed", 128), ("deferred", 256), ("completed", 252), ("all", 255));

    public static ServiceEnum PoolType { get; } = ServiceEnum.Of(("automation", 1), ("deployment", 2));

    public static ServiceEnum VariableGroupQueryOrder { get; } = ServiceEnum.Of("idAscending", "idDescending");

    public static ServiceEnum CheckSuiteExpand { get; } = ServiceEnum.Of("none", "resources");

    public static ServiceEnum ResultDetails { get; } = ServiceEnum.Flags(
        ("none", 0), ("iterations", 1), ("workItems", 2), ("subResults", 4), ("point", 8));

    public static ServiceEnum TestRunPublishContext { get; } = ServiceEnum.Of(("build", 1), ("release", 2), ("all", 3));

    public static ServiceEnum TestRunState { get; } = ServiceEnum.Of(
        ("unspecified", 0), ("notStarted", 1), ("inProgress", 2), ("completed", 3), ("aborted", 4), ("waiting", 5),
        ("needsInvestigation", 6));

    public static ServiceEnum SignedContentExpand { get; } = ServiceEnum.Of("none", "signedContent");

    public static ServiceEnum WorkItemExpand { get; } = ServiceEnum.Of("none", "relations", "fields", "links", "all");

    public static ServiceEnum ErrorPolicy { get; } = ServiceEnum.Of(("fail", 1), ("omit", 2));

    public static ServiceEnum RevisionsExpand { get; } = ServiceEnum.Of("none", "fields");

    public static ServiceEnum StructureGroup { get; } = ServiceEnum.Of("areas", "iterations");
}
