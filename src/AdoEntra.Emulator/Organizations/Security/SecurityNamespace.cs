namespace AdoEntra.Emulator.Organizations.Security;

/// <summary>
/// A set of permissions and the form of its tokens. [D] Ids, names, bits and forms of the namespace reference of Azure DevOps; of each only
/// what most people look at.
/// </summary>
internal sealed record SecurityNamespace(Guid Id, string Name, string DisplayName, char Separator, params SecurityAction[] Actions)
{
    public static SecurityNamespace Project { get; } = new(
        new("52d39943-cb85-4d7f-8fa8-c6baac873819"), "Project", "Project", ':',
        new(1, "GENERIC_READ", "View project-level information"), new(2, "GENERIC_WRITE", "Edit project-level information"),
        new(4, "DELETE", "Delete team project"), new(8, "PUBLISH_TEST_RESULTS", "Create test runs"),
        new(1024, "MANAGE_PROPERTIES", "Manage project properties"), new(131072, "RENAME", "Rename team project"));

    public static SecurityNamespace Git { get; } = new(
        new("2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87"), "Git Repositories", "Git Repositories", '/',
        new(1, "Administer", "Administer"), new(2, "GenericRead", "Read"), new(4, "GenericContribute", "Contribute"),
        new(8, "ForcePush", "Force push (rewrite history, delete branches and tags)"), new(16, "CreateBranch", "Create branch"),
        new(32, "CreateTag", "Create tag"), new(64, "ManageNote", "Manage notes"),
        new(128, "PolicyExempt", "Bypass policies when pushing"), new(256, "CreateRepository", "Create repository"),
        new(512, "DeleteRepository", "Delete or disable repository"), new(1024, "RenameRepository", "Rename repository"),
        new(2048, "EditPolicies", "Edit policies"), new(4096, "RemoveOthersLocks", "Remove others' locks"),
        new(8192, "ManagePermissions", "Manage permissions"), new(16384, "PullRequestContribute", "Contribute to pull requests"),
        new(32768, "PullRequestBypassPolicy", "Bypass policies when completing pull requests"));

    public static SecurityNamespace Build { get; } = new(
        new("33344d9c-fc72-4d6f-aba5-fa317101a7e9"), "Build", "Build", '/',
        new(1, "ViewBuilds", "View builds"), new(2, "EditBuildQuality", "Edit build quality"),
        new(4, "RetainIndefinitely", "Retain indefinitely"), new(8, "DeleteBuilds", "Delete builds"),
        new(128, "QueueBuilds", "Queue builds"), new(512, "StopBuilds", "Stop builds"),
        new(1024, "ViewBuildDefinition", "View build pipeline"), new(2048, "EditBuildDefinition", "Edit build pipeline"),
        new(4096, "DeleteBuildDefinition", "Delete build pipeline"),
        new(16384, "AdministerBuildPermissions", "Administer build permissions"));

    public static IReadOnlyList<SecurityNamespace> All { get; } = [Project, Git, Build];

    /// <summary>All bits.</summary>
    public int Everything => Actions.Aggregate(0, (all, action) => all | action.Bit);

    /// <summary>The bits of some of the actions.</summary>
    public int Bits(params string[] names) =>
        Actions.Where(action => names.Contains(action.Name)).Aggregate(0, (bits, action) => bits | action.Bit);
}

/// <summary>One permission.</summary>
internal sealed record SecurityAction(int Bit, string Name, string DisplayName);
