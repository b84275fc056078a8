namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>A kind of policy. [D] The ids are the same everywhere.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="IsOfBranches">Whether it is about pull requests into branches, or about pushes to a repository.</param>
internal sealed record PolicyType(Guid Id, string Name, string Description, bool IsOfBranches = true)
{
    public static readonly PolicyType MinimumReviewers = new(
        new("fa4e907d-c16b-4a4c-9dfa-4906e5d171dd"), "Minimum number of reviewers",
        "This policy will ensure that a minimum number of reviewers have approved a pull request before completion.");

    public static readonly PolicyType Comments = new(
        new("c6a1889d-b943-4856-b76f-9e46bb6b0df2"), "Comment requirements", "Check if the pull request has any active comments");

    public static readonly PolicyType Build = new(
        new("0609b952-1397-4640-95ec-e00a01b2c241"), "Build",
        "This policy will require a successful build has been performed before updating protected refs.");

    public static readonly PolicyType WorkItems = new(
        new("40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e"), "Work item linking",
        "This policy encourages developers to link commits to work items.");

    public static readonly PolicyType RequiredReviewers = new(
        new("fd2167ab-b0be-447a-8ec8-39368250530e"), "Required reviewers",
        "This policy will ensure that required reviewers are added for modified files matching specified patterns.");

    public static readonly PolicyType MergeStrategy = new(
        new("fa4e907d-c16b-4a4c-9dfa-4916e5d171ab"), "Require a merge strategy",
        "This policy ensures that pull requests use a consistent merge strategy.");

    /// <summary>Those that a project has.</summary>
    public static IReadOnlyList<PolicyType> All { get; } =
    [
        MinimumReviewers, Comments, Build, WorkItems, RequiredReviewers, MergeStrategy,
        new(
            new("cbdc66da-9728-4af8-aada-9a5a32e4a226"), "Status",
            "This policy will require a successfull status to be posted before updating protected refs."),
        new(
            new("2e26e725-8201-4edd-8bf5-978563c34a80"), "File size restriction",
            "This policy will deny pushes with files over a size.", IsOfBranches: false),
        new(
            new("7ed39669-655c-494e-b4a0-a08b4da0fcce"), "Git repository settings",
            "This policy has settings of a repository, such as case enforcement.", IsOfBranches: false),
        new(
            new("001a79cf-fda1-4c4e-9e7c-bac40ee5ead8"), "Path Length restriction",
            "This policy will reject pushes to a repository for paths which exceed the specified length.", IsOfBranches: false),
        new(
            new("db2b9b4c-180d-4529-9701-01541d19f36b"), "Reserved names restriction",
            "This policy will reject pushes to a repository for names which aren't valid on all supported client OSes.",
            IsOfBranches: false),
    ];
}
