using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Proxies;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AdoEntra.Identity.Entra;

/// <summary>
/// Asks Entra again what it refuses for the moment only, and where it gives a good response with nothing in it. The library's own policy
/// waits as long as Entra asks for, beyond the time for signing in: the user would see a time limit, and not the throttling.
/// </summary>
/// <param name="firstPause">How long to wait before the second try; each later pause is twice the one before.</param>
/// <param name="codeEnd">
/// Until when a code is good that a person is entering meanwhile; null for none. What passes is waited for until then (RFC 8628, 3.5).
/// </param>
internal sealed class EntraRetry(TimeSpan firstPause, Func<DateTimeOffset?>? codeEnd = null)
    : RetryPolicy(codeEnd is null ? Retries : int.MaxValue, new Pauses(firstPause))
{
    // The library's own three tries from 0.8 s on, a little quicker: an authority that is down is reported within some seconds.
    private const int Retries = 3;

    // The pause does not grow beyond the one before this try.
    private const int LastLonger = 4;

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
            // The base asks again for error responses only.
            if (!SaidNothing(message) || (tries >= Retries && !IsPolling)) return;
            await Task.Delay(pause, message.CancellationToken).ConfigureAwait(false);
            if (tries + 1 < LastLonger) pause += pause;
        }
    }

    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        !IsFinal(message, exception) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsFinal(message, exception) ? new(false) : base.ShouldRetryAsync(message, exception);

    // A proxy that refuses says the same each time, and so does a certificate.
    private bool IsFinal(HttpMessage message, Exception? exception) =>
        AsksForMore(message)
        || ProxyRefusedException.Find(exception) is not null
        || (exception is not null && NetworkFailure.IsTrust(exception))
        || (message.ProcessingContext.RetryNumber >= Retries && !IsPolling);

    private bool IsPolling => codeEnd?.Invoke() > DateTimeOffset.UtcNow;

    // The pipeline has buffered the body, and the library reads it again.
    private static bool SaidNothing(HttpMessage message) =>
        message.HasResponse && message.Response.Status == 200 && (message.Response.ContentStream is null or { CanSeek: true })
        && BlankBody.Is(message.Response.Content.ToString());

    private static bool AsksForMore(HttpMessage message)
    {
        if (!message.HasResponse || !message.Response.Headers.TryGetValue("Retry-After", out string? text)) return false;
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset end;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) end = now.AddSeconds(seconds);
        else if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out end)) return false;
        return end > now + s_longestPause;
    }

    // The library's own doubles without end.
    private sealed class Pauses(TimeSpan first) : DelayStrategy(TimeSpan.FromTicks(first.Ticks << (LastLonger - 1)))
    {
        protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) =>
            TimeSpan.FromTicks(first.Ticks << Math.Min(retryNumber - 1, LastLonger - 1));
    }
}
