using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>
/// Plays the plan of a run up to a moment. Nothing is remembered: the same run, events and moment always give the same records, so that a
/// test turns the clock and nothing has to be waited for.
/// </summary>
internal sealed class RunSimulation
{
    private readonly Build _build;
    private readonly DateTime _now;
    private readonly IReadOnlyList<IStageGate> _gates;
    private readonly DateTime _begin;
    private readonly DateTime? _canceled;
    private readonly List<RunRecord> _records = [];
    private readonly Dictionary<string, StageEnd> _ends = new(StringComparer.OrdinalIgnoreCase);

    private RunSimulation(Build build, DateTime now, IReadOnlyList<IStageGate> gates)
    {
        _build = build;
        _now = now;
        _gates = gates;
        _begin = build.Queued.AddSeconds(build.Plan.QueueSeconds);
        _canceled = build.Events.FirstOrDefault(one => one.Kind == RunEventKind.Cancel && one.Stage is null)?.At;
    }

    /// <summary>How far a run is.</summary>
    public static RunProgress Of(Build build, DateTime now, IReadOnlyList<IStageGate> gates) => new RunSimulation(build, now, gates).Run();

    private RunProgress Run()
    {
        if (_canceled is { } early && early <= _begin)
        {
            return new RunProgress("completed", "canceled", null, early, []);
        }

        if (_now < _begin)
        {
            return new RunProgress("notStarted", null, null, null, []);
        }

        foreach (var (index, stage) in _build.Plan.Stages.Index())
        {
            _ends[stage.Name] = RunStage(stage, index);
        }

        NumberLogs();
        var end = _ends.Values.All(stage => stage.At is not null) ? _ends.Values.Max(stage => stage.At) : null;
        if (_canceled is not null && end > Cut(null))
        {
            end = Cut(null);
        }

        var isOver = end <= _now;
        var status = isOver ? "completed" : _canceled is not null ? "cancelling" : "inProgress";
        return new RunProgress(status, isOver ? Result() : null, _begin, isOver ? end : null, _records);
    }

    private string Result()
    {
        string[] results = [.. _ends.Values.Select(stage => stage.Result)];
        return _canceled is not null || results.Contains("canceled") ? "canceled"
            : results.Contains("failed") ? "failed"
            : results.Contains("succeededWithIssues") ? "partiallySucceeded"
            : "succeeded";
    }

    // When what is under way ends that was canceled; null for what was not.
    private DateTime? Cut(string? stage)
    {
        var at = _canceled ?? _build.Events.LastOrDefault(one => one.Kind == RunEventKind.Cancel && one.Stage == stage)?.At;
        return at?.AddSeconds(_build.Plan.CancelSeconds);
    }

    private StageEnd RunStage(PlannedStage stage, int index)
    {
        var id = Name(stage.Name);
        if (_build.StagesToSkip.Contains(stage.Name, StringComparer.OrdinalIgnoreCase))
        {
            return End(stage, index, new StageEnd(_begin, "skipped") { IsLeftOut = true }, null, 1);
        }

        string[] before = [.. stage.DependsOn ?? (index == 0 ? [] : [_build.Plan.Stages[index - 1].Name])];
        StageEnd[] awaited = [.. before.Select(name => _ends[name])];
        var ready = awaited.Select(one => one.At).Append(_begin).Aggregate((one, other) => one is null || other is null ? null
            : one > other ? one : other);
        if (ready is not { } reached)
        {
            return End(stage, index, StageEnd.Open, null, 1);
        }

        if (awaited.Any(one => !one.LetsFollow))
        {
            return End(stage, index, new StageEnd(reached, "skipped"), null, 1);
        }

        var cut = Cut(stage.Name);
        if (cut is { } early && early <= reached)
        {
            return End(stage, index, new StageEnd(reached, "canceled"), null, 1);
        }

        var (start, refused) = Pass(stage, reached, id);
        if (refused is not null || start is null)
        {
            return End(stage, index, refused ?? (cut is { } waiting ? new StageEnd(waiting, "canceled") : StageEnd.Open), null, 1);
        }

        DateTime[] retries =
        [
            .. _build.Events.Where(one => one.Kind == RunEventKind.Retry && one.Stage == stage.Name).Select(one => one.At),
        ];
        var attempt = retries.Length + 1;
        var from = retries.Length > 0 ? retries[^1] : start.Value;
        return End(stage, index, RunJobs(stage, id, from, attempt, cut is { } at && at > from ? at : null), from, attempt);
    }

    // When it may begin, and how it ended where it never may.
    private (DateTime? Start, StageEnd? Refused) Pass(PlannedStage stage, DateTime reached, Guid id)
    {
        if (stage.Needs.Count == 0)
        {
            return (reached, null);
        }

        var rulings = stage.Needs
            .Select(need => _gates.Select(gate => gate.Ask(_build, stage.Name, need)).FirstOrDefault(ruling => ruling is not null))
            .ToArray();
        var checkpoint = StageNeed.Suite(_build, stage.Name);
        var isRefused = rulings.Any(ruling => ruling?.IsGranted == false);
        var isOpen = !isRefused && rulings.Any(ruling => ruling?.IsGranted is null);
        var last = rulings.Where(ruling => ruling?.IsGranted is not null).Select(ruling => ruling!.At).Append(reached).Max();
        if (reached <= _now)
        {
            var result = isRefused ? "failed" : "succeeded";
            _records.Add(Seen(checkpoint, id, "Checkpoint", "Checkpoint", 1, reached, isOpen ? null : last, result));
            _records.AddRange(stage.Needs.Select((need, order) => Seen(
                need.Id(_build, stage.Name), checkpoint, "Checkpoint." + need.Kind, "Checkpoint." + need.Kind, order + 1, reached,
                rulings[order]?.IsGranted is null ? null : rulings[order]!.At,
                rulings[order]?.IsGranted == false ? "failed" : "succeeded")));
        }

        return isRefused ? (null, new StageEnd(last, "failed")) : (isOpen ? null : last, null);
    }

    private StageEnd RunJobs(PlannedStage stage, Guid id, DateTime start, int attempt, DateTime? cut)
    {
        DateTime? end = start;
        var listed = _records.Count;
        List<string> results = [];
        foreach (var (order, job) in stage.Jobs.Index())
        {
            var (jobEnd, result) = RunJob(stage, job, id, order + 1, start, attempt, cut);
            end = end is null || jobEnd is null ? null : jobEnd > end ? jobEnd : end;
            results.Add(result);
        }

        // [C] Jobs are listed when their stage begins.
        if (start > _now)
        {
            _records.RemoveRange(listed, _records.Count - listed);
        }

        return new StageEnd(end, Worst(results));
    }

    private (DateTime? End, string Result) RunJob(
        PlannedStage stage, PlannedJob job, Guid stageId, int order, DateTime start, int attempt, DateTime? cut)
    {
        var path = $"{stage.Name}.{job.Name}";
        var (phase, id) = (Name(path + ".phase"), Name(path));
        DateTime? time = start;
        List<string> results = [];
        var place = _records.Count;
        foreach (var (index, task) in job.Tasks.Index())
        {
            var (taskId, number) = (Name($"{path}.{index}"), index + 1);
            var isOver = results.Exists(one => one is "failed" or "canceled");
            if (isOver || time is null)
            {
                var skipped = isOver && time <= _now ? "skipped" : null;
                _records.Add(new RunRecord(taskId, id, "Task", task.Name, number, skipped is null ? "pending" : "completed")
                {
                    Result = skipped,
                    Attempt = attempt,
                });
                continue;
            }

            var planned = task.Seconds is { } seconds ? time.Value.AddSeconds(seconds) : (DateTime?)null;
            var isCut = cut is not null && (planned is null || cut < planned);
            var (end, result) = isCut ? (cut, "canceled") : (planned, attempt <= task.Attempts ? task.Result : "succeeded");
            Add(new TaskTime(task, time.Value, planned, end, result), taskId, id, number, attempt);
            results.Add(result);
            time = end;
        }

        var worst = Worst(results);
        _records.InsertRange(
            place,
            [
                Seen(phase, stageId, "Phase", job.Name, order, start, time, worst) with { Attempt = attempt, Identifier = path },
                Seen(id, phase, "Job", job.Name, order, start, time, worst) with { Attempt = attempt, Identifier = path + ".__default" },
            ]);
        return (time, worst);
    }

    private void Add(TaskTime task, Guid id, Guid job, int order, int attempt)
    {
        var record = Seen(id, job, "Task", task.Task.Name, order, task.Start, task.End, task.Result) with { Attempt = attempt };
        if (record.State != "pending")
        {
            record = record with
            {
                Log = 0,
                Lines = TaskLines.Of(_build, task, _now),
                Issue = record.Result is "failed" or "succeededWithIssues" && task.Task.Message is { } message
                    ? (record.Result == "failed" ? "error" : "warning", message)
                    : null,
            };
        }

        _records.Add(record);
    }

    private StageEnd End(PlannedStage stage, int index, StageEnd end, DateTime? start, int attempt)
    {
        var isOver = end.At <= _now;
        _records.Add(new RunRecord(
            Name(stage.Name), null, "Stage", stage.Name, index + 1, isOver ? "completed" : start <= _now ? "inProgress" : "pending")
        {
            Result = isOver ? end.Result : null,
            Started = start <= _now ? start : null,
            Finished = isOver ? end.At : null,
            Attempt = attempt,
            Identifier = stage.Name,
        });
        return end;
    }

    private RunRecord Seen(Guid id, Guid? parent, string type, string name, int order, DateTime start, DateTime? end, string result)
    {
        var isOver = end <= _now;
        return new RunRecord(id, parent, type, name, order, isOver ? "completed" : start <= _now ? "inProgress" : "pending")
        {
            Result = isOver ? result : null,
            Started = start <= _now ? start : null,
            Finished = isOver ? end : null,
        };
    }

    // [I] Logs are numbered as their tasks begin; what begins later has no influence on the numbers before.
    private void NumberLogs()
    {
        int[] places =
        [
            .. Enumerable.Range(0, _records.Count).Where(place => _records[place].Log is not null)
                .OrderBy(place => _records[place].Started).ThenBy(place => place),
        ];
        foreach (var (number, place) in places.Index())
        {
            _records[place] = _records[place] with { Log = number + 1 };
        }
    }

    private Guid Name(string path) => StableGuid.From($"record/{_build.Id}/{path}");

    private static string Worst(List<string> results) =>
        results.Contains("failed") ? "failed"
        : results.Contains("canceled") ? "canceled"
        : results.Contains("succeededWithIssues") ? "succeededWithIssues"
        : "succeeded";

    private sealed record StageEnd(DateTime? At, string Result)
    {
        public static StageEnd Open { get; } = new(null, string.Empty);

        /// <summary>Whether it was left out when the run was queued: those behind it do as if it were not there.</summary>
        public bool IsLeftOut { get; init; }

        public bool LetsFollow => IsLeftOut || Result is "succeeded" or "succeededWithIssues";
    }
}

/// <summary>A task of a run, and when it begins and ends.</summary>
/// <param name="Task">What it does.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Planned">When it would end by itself; null for never.</param>
/// <param name="End">When it ends; null for never.</param>
/// <param name="Result">How.</param>
internal sealed record TaskTime(PlannedTask Task, DateTime Start, DateTime? Planned, DateTime? End, string Result);
