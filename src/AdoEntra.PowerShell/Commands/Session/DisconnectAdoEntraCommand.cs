using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
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

    private readonly List<(AdoConnection Connection, bool WasDefault)> _ended = [];

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
        foreach (string name in names.Exact.Where(name => set.Find(name) is null && !HasEnded(name)))
        {
            await WriteErrorAsync(registry.Process.Find(name) is not null ? Shared(name) : Unknown(name)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach ((AdoConnection connection, bool wasDefault) in _ended)
        {
            if (ProcessServices.Current.Connections.Uncovered(ConnectionReference.Owner, connection, wasDefault) is { } next)
                await WriteWarningAsync(Uncovered(connection, next, wasDefault)).ConfigureAwait(false);
        }
    }

    private bool HasEnded(string name) => _ended.Exists(ended => ConnectionSet.SameName(ended.Connection.Name, name));

    private void End(AdoConnection connection, ConnectionSet set)
    {
        ConnectionRegistry registry = ProcessServices.Current.Connections;
        bool wasDefault = registry.OwnDefault(ConnectionReference.Owner) == connection;
        registry.Remove(ConnectionReference.Owner, set, connection);
        ProcessServices.Current.End(connection);
        _ended.Add((connection, wasDefault));
    }

    // A user who ends a connection does not expect to act as another identity from then on.
    private static string Uncovered(AdoConnection ended, AdoConnection next, bool wasDefault)
    {
        bool hasName = ConnectionSet.SameName(ended.Name, next.Name);
        string what = (hasName, wasDefault) switch
        {
            (true, true) => $"From now on '{next.Name}', and commands without -Connection unless another default is selected, use",
            (true, false) => $"From now on the name '{next.Name}' means",
            _ => $"From now on commands without -Connection use '{next.Name}',",
        };
        string who = next.IdentityName is { } name ? $"as '{name}'" : "as an identity that the organization was not asked about";
        return $"{what} the connection that was published with -Scope Process: {who} in {next.Organization}. "
            + $"To end that one too, run Disconnect-AdoEntra '{next.Name}' -Scope Process.";
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
