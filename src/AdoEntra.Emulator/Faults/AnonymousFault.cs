using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// The credential is not accepted, although it is good. Connection data then answers 200 with the anonymous identity, as it does in an
/// organization that permits anonymous access ([C/I] protocol 3.10); every other route refuses as it does without a credential.
/// </summary>
public sealed class AnonymousFault : Fault
{
    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.Anonymous = true;
        return exchange.Match.Route == EmulatedRoute.ConnectionData && exchange.Organization is { } organization
            ? ConnectionDataRoute.AnswerAnonymousAsync(exchange, organization)
            : answer();
    }
}
