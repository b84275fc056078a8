using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Connections;

namespace AdoEntra.Commands;

/// <summary>Makes another connection the default of this runspace.</summary>
[Cmdlet(VerbsCommon.Select, "AdoEntraConnection")]
[OutputType(typeof(AdoConnection))]
public sealed class SelectAdoEntraConnectionCommand : AsyncCmdlet
{
    /// <summary>The connection's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        object owner = ConnectionReference.Owner;
        ConnectionRegistry registry = ProcessServices.Current.Connections;
        AdoConnection connection = registry.Named(owner, Name);
        registry.Of(owner).Select(connection);
        await WriteApartAsync(connection).ConfigureAwait(false);
    }
}
