using System.Diagnostics;
using System.Management.Automation;
using AdoEntra.Requests.Model;

namespace AdoEntra.Base;

/// <summary>Shows what happens to a command's requests: waits and long lists as progress, every step as verbose text.</summary>
/// <param name="cmdlet">The command.</param>
/// <param name="isVerbose">Whether every request is to be shown.</param>
internal sealed class CommandReport(AsyncCmdlet cmdlet, bool isVerbose) : IRequestProgress
{
    private const string Activity = "Azure DevOps";
    private const int WaitId = 4711;
    private const int ListId = 4712;

    // Faster changes of a progress bar cannot be seen.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private int _waits;
    private bool _showsList;

    /// <inheritdoc/>
    public void Verbose(string text) => cmdlet.Post(() => cmdlet.WriteVerbose(text));

    /// <inheritdoc/>
    public void Warning(string text)
    {
        lock (_warned)
        {
            if (!_warned.Add(text)) return;
        }

        cmdlet.Post(() => cmdlet.WriteWarning(text));
    }

    /// <inheritdoc/>
    public void ResponseReceived(Func<string> line)
    {
        if (isVerbose) Verbose(line());
    }

    /// <inheritdoc/>
    public void WaitStarted(string why, TimeSpan time)
    {
        Interlocked.Increment(ref _waits);
        cmdlet.Post(() =>
            cmdlet.WriteProgress(new ProgressRecord(WaitId, Activity, why) { SecondsRemaining = (int)Math.Ceiling(time.TotalSeconds) })
        );
    }

    /// <inheritdoc/>
    public void WaitEnded()
    {
        if (Interlocked.Decrement(ref _waits) == 0) cmdlet.Post(() => cmdlet.WriteProgress(Done(WaitId)));
    }

    /// <inheritdoc/>
    public void PageRead(string what, int pages, long items)
    {
        lock (_sinceProgress)
        {
            if (pages < 2 || _sinceProgress.Elapsed < s_interval) return;
            _sinceProgress.Restart();
            _showsList = true;
        }

        cmdlet.Post(() => cmdlet.WriteProgress(new ProgressRecord(ListId, Activity, $"Reading {what}: {pages} pages, {items} items.")));
    }

    /// <summary>Takes the list's bar away. On the pipeline thread.</summary>
    public void End()
    {
        if (_showsList) cmdlet.WriteProgress(Done(ListId));
    }

    private static ProgressRecord Done(int id) => new(id, Activity, "Done") { RecordType = ProgressRecordType.Completed };
}
