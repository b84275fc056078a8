using System.Text.Json.Serialization;
using AdoEntra.Emulator.Control;
using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// No answer at all, or none after the beginning of one. The connection stays open until the client goes away, the limit is reached, or the
/// emulator ends.
/// </summary>
public sealed class HangFault : Fault
{
    /// <summary>After this time the connection is broken.</summary>
    [JsonPropertyName("limitMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many bytes of the body come before it hangs, after the headers of the whole; null for nothing at all.</summary>
    public int? AfterBytes { get; init; }

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        if (AfterBytes is { } count)
        {
            await HeldBody.BeginAsync(exchange, answer, _ => count);
        }

        await Task.Delay(Limit, exchange.Aborted);
        exchange.Abort();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Limit < TimeSpan.Zero ? "limitMs has to be 0 or more"
        : AfterBytes < 0 ? "afterBytes has to be 0 or more"
        : base.Problem(route);
}
