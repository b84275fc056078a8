using System.Management.Automation.Runspaces;
using AdoEntra.Connections;

namespace AdoEntra;

/// <summary>What <c>-Connection</c> takes: a connection's name, or the connection itself.</summary>
public sealed class ConnectionReference
{
    private readonly string? _name;
    private readonly AdoConnection? _connection;

    /// <summary>By name. Looked for in this runspace first, then among those of the process.</summary>
    /// <param name="name">The connection's name.</param>
    public ConnectionReference(string name) => _name = name;

    /// <summary>The connection itself, for example one of another runspace (<c>$using:connection</c>).</summary>
    /// <param name="connection">What Connect-AdoEntra gave.</param>
    public ConnectionReference(AdoConnection connection) => _connection = connection;

    /// <summary>The connection's name.</summary>
    public override string ToString() => _name ?? _connection!.Name;

    /// <summary>The owner of connections on this thread: its runspace.</summary>
    internal static object Owner => Runspace.DefaultRunspace;

    /// <exception cref="AdoConnectionException"><c>NotConnected</c>.</exception>
    internal static AdoConnection Resolve(ConnectionReference? reference)
    {
        ConnectionRegistry registry = ProcessServices.Current.Connections;
        if (reference is null) return registry.Default(Owner);
        return reference._connection ?? registry.Named(Owner, reference._name!);
    }
}
