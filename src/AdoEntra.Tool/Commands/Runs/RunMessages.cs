using AdoEntra.Resources.Pipelines.Watching;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.Commands;

/// <summary>Says on stderr how a run goes on: a line where its stages or their states have changed.</summary>
internal sealed class RunMessages(Messages messages) : IRunObserver
{
    private string? _last;

    /// <inheritdoc/>
    public void Observe(AdoPipelineRun run, IReadOnlyList<AdoPipelineTask> records)
    {
        string[] stages =
        [
            .. records.Where(static one => one.Type == "Stage").Select(static one => $"{one.Name} {one.Result ?? one.State}"),
        ];
        string line = $"Run {run.BuildNumber} is {run.Status}{(stages.Length == 0 ? null : $": {string.Join(", ", stages)}")}.";
        if (line == _last) return;
        _last = line;
        messages.Waiting(line);
    }

    /// <inheritdoc/>
    public void WarnOfWait(string text) => messages.Warning(text);

    /// <inheritdoc/>
    public void End(long run)
    {
    }
}
