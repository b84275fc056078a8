using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>The beginning of the right answer, then a broken connection. Status, headers and length are those of the whole.</summary>
public sealed class CutFault : Fault
{
    /// <summary>How many bytes of the body are sent; null for half of them.</summary>
    public int? AfterBytes { get; init; }

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var body = await HeldBody.HoldAsync(exchange, answer);
        var response = exchange.Http.Response;
        await response.StartAsync(exchange.Aborted);
        await response.Body.WriteAsync(body[..Math.Min(AfterBytes ?? body.Length / 2, body.Length)], exchange.Aborted);
        await response.Body.FlushAsync(exchange.Aborted);
        exchange.CutOff();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        AfterBytes < 0 ? "afterBytes has to be 0 or more" : base.Problem(route);
}
