namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>How far a run is at a moment.</summary>
/// <param name="Status">Its status, as the service writes it.</param>
/// <param name="Result">Its result; null before it has one.</param>
/// <param name="Started">When it began; null before.</param>
/// <param name="Finished">When it ended; null before.</param>
/// <param name="Records">Its stages, jobs and tasks; none before it began.</param>
internal sealed record RunProgress(
    string Status, string? Result, DateTime? Started, DateTime? Finished, IReadOnlyList<RunRecord> Records)
{
    public bool IsCompleted => Status == "completed";

    /// <summary>The tasks that have written something, in the order of their logs, which are numbered from 1.</summary>
    public IReadOnlyList<RunRecord> Logs => field ??= [.. Records.Where(record => record.Log is not null).OrderBy(record => record.Log)];
}

/// <summary>A line of the timeline.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The id of what it is a part of; null for a stage.</param>
/// <param name="Type"><c>Stage</c>, <c>Phase</c>, <c>Job</c>, <c>Task</c>, <c>Checkpoint</c> and what begins so.</param>
/// <param name="Name">Its name.</param>
/// <param name="Order">Its place among those of the same parent, from 1.</param>
/// <param name="State"><c>pending</c>, <c>inProgress</c> or <c>completed</c>.</param>
internal sealed record RunRecord(Guid Id, Guid? ParentId, string Type, string Name, int Order, string State)
{
    /// <summary>How it ended; null before.</summary>
    public string? Result { get; init; }

    public DateTime? Started { get; init; }

    public DateTime? Finished { get; init; }

    /// <summary>Which attempt of its stage it belongs to, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What it is called in the YAML, through all attempts.</summary>
    public string? Identifier { get; init; }

    /// <summary>The number of its log; null for none.</summary>
    public int? Log { get; init; }

    /// <summary>What it has written so far.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What went wrong: <c>error</c> or <c>warning</c>, and a text.</summary>
    public (string Type, string Message)? Issue { get; init; }
}
