using System.Globalization;
using AdoEntra.Http;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// Asks Entra again what it refuses for the moment only, and where it gives a good answer with nothing in it. The library's own policy waits as long
/// as Entra asks for, beyond the time for signing in: the user would hear of a time limit, and nothing of the throttling.
/// </summary>
/// <param name="firstPause">How long to wait before the second try; each later pause is twice the one before.</param>
/// <param name="isPolling">Whether a person is busy in a browser meanwhile, who is worth waiting longer for a network; null for never.</param>
internal sealed class EntraRetry(TimeSpan firstPause, Func<bool>? isPolling = null)
    : RetryPolicy(isPolling is null ? Retries : RetriesOfAPoll, DelayStrategy.CreateExponentialDelayStrategy(firstPause, TimeSpan.FromTicks(firstPause.Ticks * 8)))
{
    // The library's own three tries from 0.8 s on, a little quicker: an authority that is down is reported within some seconds.
    private const int Retries = 3;

    // About three minutes at the longest pause. The code that is being entered lives for fifteen (protocol.md 1.15).
    private const int RetriesOfAPoll = 60;

    // A longer one that Entra asks for is not worth starting.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        TimeSpan pause = firstPause;
        for (int tries = 0; ; tries++)
        {
            await base.ProcessAsync(message, pipeline).ConfigureAwait(false);
            // The base asks again for refusals only.
            if (tries == Retries || !SaidNothing(message)) return;
            await Task.Delay(pause, message.CancellationToken).ConfigureAwait(false);
            pause += pause;
        }
    }

    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !IsFinal(message, exception) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsFinal(message, exception) ? new(false) : base.ShouldRetryAsync(message, exception);

    // A proxy that refuses says the same each time, and so does a certificate.
    private bool IsFinal(HttpMessage message, Exception? exception) =>
        AsksForMore(message) || ProxyRefusedException.Find(exception) is not null || (exception is not null && NetworkFailure.IsTrust(exception))
        || (message.ProcessingContext.RetryNumber >= Retries && (exception is null || isPolling?.Invoke() != true));

    // The pipeline has buffered the body, and the library reads it again.
    private static bool SaidNothing(HttpMessage message) =>
        message.HasResponse && message.Response.Status == 200 && (message.Response.ContentStream is null or { CanSeek: true })
        && BlankBody.Is(message.Response.Content.ToString());

    private static bool AsksForMore(HttpMessage message)
    {
        if (!message.HasResponse || !message.Response.Headers.TryGetValue("Retry-After", out string? text)) return false;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return seconds > s_longestPause.TotalSeconds;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end) && end - DateTimeOffset.UtcNow > s_longestPause;
    }
}
