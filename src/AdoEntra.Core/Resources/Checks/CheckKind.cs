namespace AdoEntra.Resources.Checks;

/// <summary>
/// A kind of check. [C] The ids are those of the Terraform provider and the portal; the published contract has the settings of approvals
/// and of tasks only.
/// </summary>
/// <param name="Name">Its name here: <c>BranchControl</c>.</param>
/// <param name="TypeId">The id of the service's type.</param>
/// <param name="TypeName">The name of that type.</param>
/// <param name="DefinitionId">The id of the task that evaluates it; null for what the service evaluates by itself.</param>
/// <param name="DefinitionName">The name of that task.</param>
/// <param name="Title">What it is called in the portal.</param>
/// <param name="TimeoutMinutes">After how many minutes it fails where nothing is said, as the portal has it.</param>
internal sealed record CheckKind(
    string Name,
    string TypeId,
    string TypeName,
    string? DefinitionId,
    string? DefinitionName,
    string Title,
    int TimeoutMinutes
)
{
    private const string TaskType = "fe1de3ee-a436-41b4-bb20-f6eb4cb879a7";
    private const string TaskName = "Task Check";
    private const int Day = 24 * 60;

    public static CheckKind Approval { get; } =
        new("Approval", "8c6f20a7-a545-4486-9777-f762fafe0d4d", "Approval", null, null, "Approval", 30 * Day);

    public static CheckKind BranchControl { get; } = new(
        "BranchControl",
        TaskType,
        TaskName,
        "86b05a0c-73e6-4f7d-b3cf-e38f3b39a75b",
        "evaluatebranchProtection",
        "Branch control",
        Day
    );

    public static CheckKind BusinessHours { get; } = new(
        "BusinessHours",
        TaskType,
        TaskName,
        "445fde2f-6c39-441c-807f-8a59ff2e075f",
        "evaluateBusinessHours",
        "Business hours",
        Day
    );

    public static CheckKind RequiredTemplate { get; } =
        new("RequiredTemplate", "4020e66e-b0f3-47e1-bc88-48f3cc59b5f3", "ExtendsCheck", null, null, "Required template", 30 * Day);

    public static CheckKind ExclusiveLock { get; } =
        new("ExclusiveLock", "2ef31ad6-baa0-403a-8b45-2cbc9b4e5563", "ExclusiveLock", null, null, "Exclusive lock", 30 * Day);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CheckKind> All { get; } = [Approval, BranchControl, BusinessHours, RequiredTemplate, ExclusiveLock];

    /// <summary>The kind of a check; null for one that is not known here.</summary>
    /// <param name="typeId">The id of its type.</param>
    /// <param name="definitionId">The id of the task that evaluates it.</param>
    public static CheckKind? Find(string? typeId, string? definitionId) =>
        All.FirstOrDefault(kind =>
            NameFilter.Same(kind.TypeId, typeId) && (kind.DefinitionId is null || NameFilter.Same(kind.DefinitionId, definitionId)));

    /// <summary>The task that evaluates it, as settings name it; null for none.</summary>
    public Dictionary<string, object?>? Definition => DefinitionId is null
        ? null
        : new(StringComparer.Ordinal) { ["id"] = DefinitionId, ["name"] = DefinitionName, ["version"] = "0.0.1" };
}
