using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Support;

/// <summary>What a request has told about itself.</summary>
internal sealed class RequestTrace : IRequestProgress
{
    private readonly List<string> _verbose = [];
    private readonly List<(string Why, TimeSpan Time)> _waits = [];
    private int _waiting;

    public IReadOnlyList<string> VerboseTexts => _verbose;

    public IReadOnlyList<(string Why, TimeSpan Time)> Waits => _waits;

    /// <summary>How many waits were begun and not ended.</summary>
    public int Unended => _waiting;

    public (int Pages, long Items) Read { get; private set; }

    public RequestContext Within(double seconds) => new(this, TimeSpan.FromSeconds(seconds));

    public void Verbose(string text)
    {
        lock (_verbose) _verbose.Add(text);
    }

    public List<string> Warnings { get; } = [];

    public void Warning(string text)
    {
        lock (Warnings) Warnings.Add(text);
    }

    public List<string> Answers { get; } = [];

    public void ResponseReceived(Func<string> line)
    {
        lock (Answers) Answers.Add(line());
    }

    public void WaitStarted(string why, TimeSpan time)
    {
        _waiting++;
        _waits.Add((why, time));
    }

    public void WaitEnded() => _waiting--;

    public void PageRead(string what, int pages, long items) => Read = (pages, items);
}
