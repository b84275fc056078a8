using System.Globalization;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// A heavy user is throttled. [D] protocol 3.5: at first the route still answers, with headers that ask for patience; then 429 TF400733
/// with the same headers.
/// </summary>
public sealed class ThrottleFault : Fault
{
    /// <summary>Whether the request is refused with 429; otherwise the route answers as ever.</summary>
    public bool Blocks { get; init; }

    /// <summary><c>Retry-After</c> in seconds; null leaves it out.</summary>
    public int? RetryAfter { get; init; } = 5;

    /// <summary>
    /// <c>X-RateLimit-Delay</c>: for how many seconds the request was held back, as the service says. It is not held back here.
    /// </summary>
    public double DelaySeconds { get; init; } = 1.5;

    /// <summary><c>X-RateLimit-Resource</c>, a display text.</summary>
    public string Resource { get; init; } = "Core/Emulated";

    /// <summary><c>X-RateLimit-Limit</c>.</summary>
    public int Limit { get; init; } = 200;

    /// <summary><c>X-RateLimit-Remaining</c>.</summary>
    public int Remaining { get; init; }

    /// <summary><c>X-RateLimit-Reset</c>: in how many seconds all of it is there again.</summary>
    public int ResetSeconds { get; init; } = 300;

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var headers = exchange.Http.Response.Headers;
        if (RetryAfter is { } seconds)
        {
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var reset = exchange.Services.Options.TimeProvider.GetUtcNow().AddSeconds(ResetSeconds).ToUnixTimeSeconds();
        headers["X-RateLimit-Resource"] = Resource;
        headers["X-RateLimit-Delay"] = DelaySeconds.ToString("0.0##", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
        return Blocks ? ServiceErrors.Throttled(Resource).AnswerAsync(exchange) : answer();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        RetryAfter < 0 ? "retryAfter has to be 0 or more" : base.Problem(route);
}
