using System.Globalization;

namespace AdoEntra.Requests.Throttling;

/// <summary>What a response says about throttling, on whatever status (protocol.md 3.5).</summary>
/// <param name="Wait">How long to leave the service alone; null where it does not say.</param>
/// <param name="Resource">The service's name for what is running short; display text.</param>
/// <param name="Delay">By how much the service has held this response back.</param>
internal sealed record ThrottleHeaders(TimeSpan? Wait, string? Resource, TimeSpan? Delay)
{
    // Whatever is written there, one header makes no caller wait longer.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    public static ThrottleHeaders Read(HttpResponseMessage response, DateTimeOffset now)
    {
        TimeSpan? wait = Asked(response, now);

        // Blocked, without a time: the moment when what is left is counted again.
        if (
            wait is null
            && (int)response.StatusCode == 429
            && Number(response, "X-RateLimit-Reset") is { } reset and > 0 and < 253402300799
        )
        {
            wait = DateTimeOffset.FromUnixTimeSeconds((long)reset) - now;
        }

        if (wait is { } given) wait = given <= TimeSpan.Zero ? TimeSpan.Zero : given > s_longest ? s_longest : given;
        TimeSpan? held = Number(response, "X-RateLimit-Delay") is { } seconds and > 0 and < 3600 ? TimeSpan.FromSeconds(seconds) : null;
        return new(wait, Text(response, "X-RateLimit-Resource"), held);
    }

    /// <summary>
    /// How long <c>Retry-After</c> asks to wait, however long that is; null where it is not there, or makes no sense. A part of a second
    /// counts.
    /// </summary>
    public static TimeSpan? Asked(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is { Delta: { } delta }) return delta;
        if (response.Headers.RetryAfter is { Date: { } date }) return date - now;

        // Whole seconds are what the standard has (RFC 9110, 10.2.3); a proxy that counts more finely is followed exactly.
        return Number(response, "Retry-After") is { } seconds and >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Number(HttpResponseMessage response, string name) =>
        double.TryParse(Text(response, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static string? Text(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
