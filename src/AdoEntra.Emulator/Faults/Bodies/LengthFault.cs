using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// The right answer under a wrong <c>Content-Length</c>. One that is too long leaves the client waiting until the connection ends; one that
/// is too short leaves bytes in the connection that the next answer must not begin with. Within TLS, where this cannot be done, the
/// connection is reset.
/// </summary>
public sealed class LengthFault : Fault
{
    /// <summary>How much more (or, negative, less) is announced than is sent.</summary>
    public int Difference { get; init; } = 10;

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var body = await HeldBody.HoldAsync(exchange, answer);
        if (exchange.Http.Request.IsHttps)
        {
            exchange.Abort();
            return;
        }

        await RawAnswer.SendAsync(exchange, body, Math.Max(0, body.Length + Difference));
        await RawAnswer.EndAsync(exchange);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Difference == 0 ? "difference has to be more or less than 0"
        : IsSecure(route) ? "within TLS the length cannot be wrong"
        : base.Problem(route);
}
