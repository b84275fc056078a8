using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// The token for the next page is the same on every page, for ever: that of the second one. A client that does not look goes round and
/// round.
/// </summary>
public sealed class RepeatedTokenFault : Fault
{
    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.RepeatsToken = true;
        return answer();
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        ResourceLocations.All.Any(location => location.GivesTokens && location.Route == route)
            ? base.Problem(route)
            : "a repeated token belongs to the routes that give tokens for pages";
}
