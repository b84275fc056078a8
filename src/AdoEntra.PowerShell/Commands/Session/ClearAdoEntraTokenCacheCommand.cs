using System.Management.Automation;
using AdoEntra.Base;

namespace AdoEntra.Commands;

/// <summary>Forgets tokens and keeps connections: the next call gets a new token from its source.</summary>
[Cmdlet(VerbsCommon.Clear, "AdoEntraTokenCache")]
[OutputType(typeof(void))]
public sealed class ClearAdoEntraTokenCacheCommand : ConnectedCmdlet
{
    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AdoConnection> connections = Connection is null
            ? Services.Connections.Visible(ConnectionReference.Owner)
            : [ActiveConnection];
        foreach (AdoConnection connection in connections)
            Services.Tokens.Forget(connection.Session.Identity);
        return Task.CompletedTask;
    }
}
