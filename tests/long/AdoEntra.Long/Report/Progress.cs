using System.Diagnostics;

namespace AdoEntra.Long.Report;

/// <summary>A line on stderr now and then that says how far a part is.</summary>
internal sealed class Progress(string part, TimeSpan time)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next;

    /// <summary>Whether the time of the part is over.</summary>
    public bool IsOver => _watch.Elapsed >= time;

    public void Show(Func<string> text)
    {
        lock (_gate)
        {
            if (_watch.Elapsed < _next) return;
            _next = _watch.Elapsed + s_interval;
            Console.Error.WriteLine($"{part}: {_watch.Elapsed.TotalSeconds:0} of {time.TotalSeconds:0} s, {text()}");
        }
    }
}
