using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
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
        await HeldBody.BeginAsync(exchange, answer, length => AfterBytes ?? length / 2);
        exchange.CutOff();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        AfterBytes < 0 ? "afterBytes has to be 0 or more" : base.Problem(route);
}
