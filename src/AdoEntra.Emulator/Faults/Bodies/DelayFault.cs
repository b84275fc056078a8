using System.Text.Json.Serialization;
using AdoEntra.Emulator.Control;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// The right answer, late. [D] protocol 3.5: the service's first reaction to a heavy user, together with headers that <see cref="Headers"/>
/// can add (<c>Retry-After</c> on a 200, <c>X-RateLimit-Delay</c>).
/// </summary>
public sealed class DelayFault : Fault
{
    /// <summary>How late.</summary>
    [JsonPropertyName("delayMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Delay { get; init; }

    /// <summary>Headers added to the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        await Task.Delay(Delay, exchange.Aborted);
        foreach (var (name, value) in Headers)
        {
            exchange.Http.Response.Headers[name] = value;
        }

        await answer();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Delay < TimeSpan.Zero ? "delayMs has to be 0 or more" : base.Problem(route);
}
