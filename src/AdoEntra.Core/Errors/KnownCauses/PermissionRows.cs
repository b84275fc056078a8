namespace AdoEntra.Errors.KnownCauses;

/// <summary>The identity is known, and may not do it, or does not see it (protocol.md 3.3).</summary>
internal static class PermissionRows
{
    public static readonly KnownCause NotPermitted = new(
        nameof(NotPermitted),
        ErrorIds.NotPermitted,
        WhoCanFix.ProjectAdministrator,
        "This identity is not allowed to {did} {what}.",
        "An administrator of the project or of '{organization}' has to grant it the permission. Get-AdoPermission shows which ones it "
            + "has, and which group denies or grants each."
    );

    public static readonly KnownCause RefusedElsewhere = new(
        nameof(RefusedElsewhere),
        ErrorIds.NotPermitted,
        WhoCanFix.NetworkAdministrator,
        "The request for {what} was refused ({status}), probably not by Azure DevOps: the response names no identity and gives no reason.",
        "Check whether a proxy, a firewall or a portal intercepts the request; if not, an administrator of the organization has to check "
            + "its policies."
    );

    public static readonly KnownCause NotLicensed = new(
        nameof(NotLicensed),
        ErrorIds.NotLicensed,
        WhoCanFix.CollectionAdministrator,
        "The access level of this identity does not include {what}.",
        "A Project Collection Administrator of '{organization}' has to give it Basic access (Organization settings, Users; or "
            + "Set-AdoServicePrincipal -AccessLevel Basic): Stakeholder access does not show the repositories of private projects, and "
            + "group rules give no license to service principals."
    )
    {
        Words = KnownCause.Pattern(@"\b(?:licen[cs]ed?|access level|stakeholder)\b"),
    };

    public static readonly KnownCause NotFoundOrHidden = new(
        nameof(NotFoundOrHidden),
        ErrorIds.NotFound,
        WhoCanFix.ProjectAdministrator,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "Check the name. If it is correct, a project administrator has to add this identity to a group of the project (Readers or more); "
            + "Stakeholder access does not show repositories."
    )
    {
        Codes = ["TF401019", "VS800075", "TF200016"],
    };

    public static readonly KnownCause NotFoundByName = new(
        nameof(NotFoundByName),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "Check the name of the organization and the project."
    );

    public static readonly KnownCause VersionNotFound = new(
        nameof(VersionNotFound),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "Azure DevOps did not find {what}: there is no such branch, tag or commit.",
        "Check its name: upper and lower case are different. A new repository has no branch until a first commit is pushed."
    )
    {
        Codes = ["TF401175"],
    };

    public static readonly KnownCause ItemNotFound = new(
        nameof(ItemNotFound),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "Azure DevOps did not find {what}: the branch, the tag or the commit does not have it.",
        "Check the path, in which upper and lower case are different, and the branch."
    )
    {
        Codes = ["TF401174"],
    };

    public static readonly KnownCause NotDeclaredByPipeline = new(
        nameof(NotDeclaredByPipeline),
        ErrorIds.NotFound,
        WhoCanFix.PipelineAuthor,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "Check the name. The token of a job sees only what its pipeline declares: name the repository in resources.repositories and use it "
            + "(checkout, or uses: repositories), or a project administrator turns off 'Protect access to repositories in YAML pipelines' "
            + "and 'Limit job authorization scope to current project' (Project settings, Pipelines, Settings). Another project also has to "
            + "grant this project's build service access to its repositories."
    );

    public static readonly KnownCause FeedHidden = new(
        nameof(FeedHidden),
        ErrorIds.NotFound,
        WhoCanFix.ProjectAdministrator,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "Check the name. If it is correct, an owner of the feed has to grant this identity access (feed settings, Permissions)."
    );

    public static readonly KnownCause FeedOfProject = new(
        nameof(FeedOfProject),
        ErrorIds.NotFound,
        WhoCanFix.ProjectAdministrator,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "Check the name. The address of a project's feed includes the project: <project>/_apis/packaging/feeds/{feed}. If it is correct, "
            + "an owner of the feed has to grant this identity access (feed settings, Permissions)."
    );

    public static readonly KnownCause MaybeDeleted = new(
        nameof(MaybeDeleted),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "Azure DevOps did not find {what}, or this identity is not allowed to see it; the service does not say which.",
        "An earlier attempt got no response and may have deleted it: check whether it still exists before you do anything else."
    );

    public static readonly KnownCause Gone = new(
        nameof(Gone),
        ErrorIds.NotFound,
        WhoCanFix.User,
        "Azure DevOps no longer has {what} (410).",
        "Check the name or id, or restore it."
    );

    public static readonly KnownCause NoProjects = new(
        nameof(NoProjects),
        ErrorIds.NotPermitted,
        WhoCanFix.ProjectAdministrator,
        "This identity is in '{organization}' and sees none of its projects.",
        "A project administrator has to add it to a group of each project that it needs (Project settings, Permissions: Readers or more)."
    );

    public static readonly KnownCause NoRepositories = new(
        nameof(NoRepositories),
        ErrorIds.NotPermitted,
        WhoCanFix.ProjectAdministrator,
        "This identity sees the project '{project}' and none of its repositories.",
        "A project administrator has to give it the permission Read on the repositories (Project settings, Repositories, Security; the "
            + "group Readers has it); with Stakeholder access, a Project Collection Administrator has to raise the access level first."
    );

    public static readonly KnownCause[] Rows =
    [
        NotPermitted,
        RefusedElsewhere,
        NotLicensed,
        NotFoundOrHidden,
        NotFoundByName,
        VersionNotFound,
        ItemNotFound,
        NotDeclaredByPipeline,
        FeedHidden,
        FeedOfProject,
        MaybeDeleted,
        Gone,
        NoProjects,
        NoRepositories,
    ];
}
