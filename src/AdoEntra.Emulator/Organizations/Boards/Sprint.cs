namespace AdoEntra.Emulator.Organizations.Boards;

/// <summary>An iteration: two weeks of a project.</summary>
internal sealed record Sprint(int Id, Guid Identifier, string Name, DateTime Start, DateTime Finish)
{
    private const int Length = 14;

    private static readonly DateTime First = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The four that every project has.</summary>
    public static IReadOnlyList<Sprint> Of(EmulatedProject project) =>
    [
        .. Enumerable.Range(1, 4).Select(number => new Sprint(
            100 + number, StableGuid.From($"sprint/{project.Name}/{number}"), $"Sprint {number}", First.AddDays((number - 1) * Length),
            First.AddDays((number * Length) - 3))),
    ];

    /// <summary>Where it stands at a time, as the service writes it.</summary>
    public string TimeFrame(DateTime now) => now < Start ? "future" : now.Date > Finish ? "past" : "current";
}
