namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>A kind of branch policy. [D] The ids are the same everywhere.</summary>
internal sealed record PolicyType(Guid Id, string Name, string Description)
{
    public static readonly PolicyType Reviewers = new(
        new("fa4e907d-c16b-4a4c-9dfa-4906e5d171dd"), "Minimum number of reviewers",
        "This policy will ensure that a minimum number of reviewers have approved a pull request before completion.");

    public static readonly PolicyType Comments = new(
        new("c6a1889d-b943-4856-b76f-9e46bb6b0df2"), "Comment requirements", "Check if the pull request has any active comments");

    /// <summary>Those that a project has; here fewer than at the service.</summary>
    public static IReadOnlyList<PolicyType> All { get; } =
    [
        Reviewers, Comments,
        new(
            new("0609b952-1397-4640-95ec-e00a01b2c241"), "Build",
            "This policy will require a successful build has been performed before updating protected refs."),
        new(
            new("40e92b44-2fe1-4dd6-b3d8-74a9c21d0c6e"), "Work item linking",
            "This policy encourages developers to link commits to work items."),
        new(
            new("fd2167ab-b0be-447a-8ec8-39368250530e"), "Required reviewers",
            "This policy will ensure that required reviewers are added for modified files matching specified patterns."),
    ];
}
