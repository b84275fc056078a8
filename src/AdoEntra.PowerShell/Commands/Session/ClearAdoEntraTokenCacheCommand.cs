using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Connections;

namespace AdoEntra.Commands;

/// <summary>Forgets tokens and keeps connections: the next call gets a new token from its source.</summary>
[Cmdlet(VerbsCommon.Clear, "AdoEntraTokenCache")]
[OutputType(typeof(void))]
public sealed class ClearAdoEntraTokenCacheCommand : ConnectedCmdlet
{
    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AdoConnection> connections = Connection is null ? Process.Connections.Visible(ConnectionReference.Owner) : [Resolved];
        foreach (AdoConnection connection in connections) Process.Tokens.Forget(connection.Session.Identity);
        return Task.CompletedTask;
    }
}
