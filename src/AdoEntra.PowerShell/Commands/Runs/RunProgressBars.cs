using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Shows how runs go on: a bar for each run, and one below it for each of its jobs.</summary>
/// <param name="cmdlet">The command that waits.</param>
internal sealed class RunProgressBars(AsyncCmdlet cmdlet) : IRunObserver
{
    private const int FirstId = 5000;
    private const int Jobs = 50;

    private readonly ConcurrentDictionary<long, int> _ids = new();
    private int _count;

    /// <inheritdoc/>
    public void Observe(AdoPipelineRun run, IReadOnlyList<AdoPipelineTask> records)
    {
        int id = _ids.GetOrAdd(run.Id ?? 0, _ => FirstId + (Interlocked.Increment(ref _count) * (Jobs + 1)));
        AdoPipelineTask[] stages = [.. records.Where(static one => one.Type == "Stage")];
        string[] active = [.. stages.Where(static one => one.State == "inProgress").Select(static one => one.Name!)];
        string status = active.Length > 0 ? $"Stage {string.Join(", ", active)}: {Over(stages)} of {stages.Length} stages are over"
            : run.Status == "notStarted" ? "Waits for an agent"
            : records.Any(RunWait.Is) ? "Waits for an approval or a check"
            : $"{run.Status}";
        Show(new ProgressRecord(id, $"Run {run.BuildNumber} of {run.PipelineName}", status) { PercentComplete = Percent(records) });
        int place = 0;
        foreach (AdoPipelineTask job in records.Where(static one => one.Type == "Job").Take(Jobs))
        {
            AdoPipelineTask[] tasks = [.. records.Where(one => one.Type == "Task" && one.ParentId == job.Id)];
            string name = tasks.FirstOrDefault(static one => one.State == "inProgress")?.Name ?? job.State ?? string.Empty;
            Show(new ProgressRecord(id + ++place, $"Job {job.Name}", name.Length == 0 ? " " : name)
            {
                ParentActivityId = id,
                PercentComplete = Percent(tasks),
                RecordType = job.State == "inProgress" ? ProgressRecordType.Processing : ProgressRecordType.Completed,
            });
        }
    }

    /// <inheritdoc/>
    public void WarnOfWait(string text) => cmdlet.Post(() => cmdlet.WriteWarning(text));

    /// <inheritdoc/>
    public void End(long run)
    {
        if (_ids.TryGetValue(run, out int id))
            Show(new ProgressRecord(id, "Run", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void Show(ProgressRecord record) => cmdlet.Post(() => cmdlet.WriteProgress(record));

    private static int Over(AdoPipelineTask[] records) => records.Count(static one => one.State == "completed");

    private static int Percent(IReadOnlyList<AdoPipelineTask> records)
    {
        AdoPipelineTask[] tasks = [.. records.Where(static one => one.Type == "Task")];
        return tasks.Length == 0 ? 0 : 100 * Over(tasks) / tasks.Length;
    }
}
