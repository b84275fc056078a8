using AdoEntra.Emulator.Requests;

namespace AdoEntra.Emulator;

/// <summary>A request as it arrived.</summary>
public sealed class RecordedRequest
{
    private static readonly IReadOnlyDictionary<string, string> NoForm = new Dictionary<string, string>();

    private readonly TaskCompletionSource<RequestOutcome> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RecordedBody? _body;
    private long _droppedLength;

    /// <summary>The number of the request since the start, from 1; not reset by clearing.</summary>
    public required long Number { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The group of addresses it belongs to.</summary>
    public required EmulatedRoute Route { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query exactly as sent, still percent-encoded.</summary>
    public required string Target { get; init; }

    /// <summary>The headers; the values of a repeated one are joined by <c>", "</c>. Names are compared without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The <c>Content-Type</c>, or null.</summary>
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>
    /// The body, of a long one the first 1 MB; complete when the answer begins. Empty where there was none, and where the log had to let
    /// go of it: it keeps 64 MB of bodies, the latest ones.
    /// </summary>
    public ReadOnlyMemory<byte> Body => _body?.Kept ?? default;

    /// <summary>How much of the body was read, kept or not: all of it, unless a long one was refused before its end.</summary>
    public long BodyLength => _body?.Received ?? _droppedLength;

    /// <summary>The members of the body, where it was a form; otherwise none.</summary>
    public IReadOnlyDictionary<string, string> Form { get; internal set; } = NoForm;

    /// <summary>The part of <see cref="Target"/> before the question mark.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The part of <see cref="Target"/> after the question mark; empty when there is none.</summary>
    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target.Split('?', 2)[1] : string.Empty;

    /// <summary>How it ended so far.</summary>
    public RequestOutcome Outcome => _ended.Task.IsCompletedSuccessfully ? _ended.Task.Result : RequestOutcome.Open;

    /// <summary>Completes when the request is over, with the way it ended.</summary>
    public Task<RequestOutcome> Ended => _ended.Task;

    /// <summary>
    /// What the route answered; null where a fault answered in its place or it sent a stream, and without
    /// <see cref="EmulatorOptions.KeepsAnswers"/>.
    /// </summary>
    internal RecordedAnswer? Answer { get; set; }

    internal void Keep(RecordedBody body) => _body = body;

    /// <summary>Releases the body; returns how many bytes that frees.</summary>
    internal int DropBody()
    {
        var body = _body;
        _droppedLength = body?.Received ?? 0;
        _body = null;
        return body?.Kept.Length ?? 0;
    }

    internal void End(RequestOutcome outcome) => _ended.TrySetResult(outcome);
}
