using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Connections;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The connections that this runspace can use.</summary>
[Cmdlet(VerbsCommon.Get, "AdoEntraConnection")]
[OutputType(typeof(AdoConnection))]
public sealed class GetAdoEntraConnectionCommand : AsyncCmdlet
{
    /// <summary>The names wanted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ConnectionRegistry registry = ProcessServices.Current.Connections;
        NameFilter names = PowerShellWildcards.Filter(Name);
        foreach (
            AdoConnection connection in registry
                .Visible(ConnectionReference.Owner)
                .Where(connection => names.Matches(connection.Name, null))
        )
        {
            await WriteAsync(connection).ConfigureAwait(false);
        }

        foreach (string name in names.Exact)
        {
            try
            {
                AdoConnection found = registry.Named(ConnectionReference.Owner, name);
                if (found.EndedBy is { } reason) await WriteErrorAsync(reason).ConfigureAwait(false);
            }
            catch (AdoConnectionException exception)
            {
                await WriteErrorAsync(exception).ConfigureAwait(false);
            }
        }
    }
}
