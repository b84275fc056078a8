using System.Text.Json.Serialization;
using AdoEntra.Emulator.Control;
using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>The right answer in small pieces, with a pause before each: a client that streams has its first object early.</summary>
public sealed class DripFault : Fault
{
    /// <summary>The size of a piece in bytes.</summary>
    public int PieceBytes { get; init; } = 64;

    /// <summary>The pause before each piece.</summary>
    [JsonPropertyName("intervalMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var body = await HeldBody.HoldAsync(exchange, answer);
        for (var sent = 0; sent < body.Length; sent += PieceBytes)
        {
            await Task.Delay(Interval, exchange.Aborted);
            await exchange.Http.Response.Body.WriteAsync(body.Slice(sent, Math.Min(PieceBytes, body.Length - sent)), exchange.Aborted);
            await exchange.Http.Response.Body.FlushAsync(exchange.Aborted);
        }
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        PieceBytes < 1 ? "pieceBytes has to be 1 or more"
        : Interval < TimeSpan.Zero ? "intervalMs has to be 0 or more"
        : base.Problem(route);
}
