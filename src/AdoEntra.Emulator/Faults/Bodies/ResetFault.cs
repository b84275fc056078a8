using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// The connection is reset (RST), as by a gateway that fell over: before an answer, or in the middle of one. Within TLS it is before.
/// </summary>
public sealed class ResetFault : Fault
{
    /// <summary>When.</summary>
    public ResetMoment At { get; init; }

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        // Within TLS nothing can be sent past the server.
        if (At != ResetMoment.BeforeHeaders && !exchange.Http.Request.IsHttps)
        {
            var body = await HeldBody.HoldAsync(exchange, answer);
            await RawAnswer.SendAsync(exchange, At == ResetMoment.InBody ? body[..(body.Length / 2)] : default, body.Length);
        }

        exchange.Abort();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) => At != ResetMoment.BeforeHeaders && IsSecure(route)
        ? "within TLS a connection can be reset before the headers only"
        : base.Problem(route);
}
