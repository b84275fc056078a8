using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Connections;

namespace AdoEntra.Base;

/// <summary>A cmdlet that works on a connection. Resolved once for each input; derived classes have no other way to one.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private AdoConnection? _resolved;
    private ConnectionReference? _resolvedFrom;

    private protected ConnectedCmdlet()
    {
    }

    /// <summary>
    /// The connection to use, by name or as the object that Connect-AdoEntra gave. Default: the connection that read the object that
    /// comes in; else the default connection of this runspace.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    [ValueArgument(typeof(ConnectionReference), "It takes a connection's name, or the object that Connect-AdoEntra returns.")]
    public ConnectionReference? Connection { get; set; }

    // Each object that comes in may have another one.
    private protected AdoConnection ActiveConnection
    {
        get
        {
            if (_resolved is null || !ReferenceEquals(_resolvedFrom, Connection))
                (_resolvedFrom, _resolved) = (Connection, ConnectionReference.Resolve(Connection));
            return _resolved;
        }
    }

    /// <summary>A renewal that failed does no harm yet, but will: the next command reports it.</summary>
    private protected override void Completed()
    {
        if (_resolved is { IsEnded: false } used && Services.Tokens.TakeFailure(used.Session.Identity) is { } failure)
            WriteWarning($"'{used.Name}': {failure}");
    }

    private protected static ProcessServices Services => ProcessServices.Current;
}
