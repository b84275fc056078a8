using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>Ends connections and drops their tokens.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AdoEntra", DefaultParameterSetName = NameSet)]
[OutputType(typeof(void))]
public sealed class DisconnectAdoEntraCommand : AsyncCmdlet
{
    private const string NameSet = "Name";
    private const string AllSet = "All";

    private readonly HashSet<string> _ended = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The connections to end, by name. Default: the default connection.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Ends every connection of the scope.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Whose connections: this runspace's, or those published to the process.</summary>
    [Parameter]
    [ValueArgument(typeof(ConnectionScope), "Pass Runspace or Process.")]
    [PSDefaultValue(Help = "Runspace")]
    public ConnectionScope Scope { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ConnectionRegistry registry = ProcessServices.Current.Connections;
        ConnectionSet set = Scope == ConnectionScope.Process ? registry.Process : registry.Of(ConnectionReference.Owner);
        if (All)
        {
            foreach (AdoConnection connection in set.All) End(connection, set);
            return;
        }

        if (Name is null)
        {
            AdoConnection? own = Scope == ConnectionScope.Process ? set.Default : registry.OwnDefault(ConnectionReference.Owner);
            AdoConnection connection = own ?? registry.Default(ConnectionReference.Owner);
            if (!set.All.Contains(connection)) throw Shared(connection.Name);
            End(connection, set);
            return;
        }

        NameFilter names = PowerShellWildcards.Filter(Name);
        foreach (AdoConnection connection in set.All.Where(connection => names.Matches(connection.Name, null))) End(connection, set);
        foreach (string name in names.Exact.Where(name => set.Find(name) is null && !_ended.Contains(name)))
        {
            await WriteErrorAsync(registry.Process.Find(name) is not null ? Shared(name) : Unknown(name)).ConfigureAwait(false);
        }
    }

    private void End(AdoConnection connection, ConnectionSet set)
    {
        ProcessServices.Current.Connections.Remove(ConnectionReference.Owner, set, connection);
        ProcessServices.Current.End(connection);
        _ended.Add(connection.Name);
    }

    private static AdoConnectionException Shared(string name) => new(
        ErrorIds.NotConnected,
        $"The connection '{name}' was published to the whole process, and other runspaces may be using it.",
        "Pass -Scope Process to end it for all of them.")
    { Target = name };

    private static AdoConnectionException Unknown(string name) => new(
        ErrorIds.NotConnected,
        $"The connection '{name}' does not exist.",
        "Run Get-AdoEntraConnection to list the connections.")
    { Target = name };
}
