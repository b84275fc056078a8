using System.Runtime.CompilerServices;
using AdoEntra.Errors;

namespace AdoEntra.Connections;

/// <summary>
/// Who has which connections. Every owner (a runspace; Core does not know what that is) has named ones and a default of its own,
/// which go with it; the process has a set too, filled only on request, for owners that have none.
/// </summary>
internal sealed class ConnectionRegistry
{
    private readonly ConditionalWeakTable<object, ConnectionSet> _owners = new();

    /// <summary>The connections published to the whole process.</summary>
    public ConnectionSet Process { get; } = new();

    /// <summary>The connections of one owner.</summary>
    public ConnectionSet Of(object owner) => _owners.GetOrCreateValue(owner);

    /// <summary>The default: the owner's own, then the process's.</summary>
    /// <exception cref="AdoConnectionException"><c>NotConnected</c>.</exception>
    public AdoConnection Default(object owner) => Of(owner).Default ?? Process.Default ?? throw new AdoConnectionException(
        ErrorIds.NotConnected,
        "There is no connection in this runspace.",
        "Run Connect-AdoEntra first, or pass -Connection (in ForEach-Object -Parallel: -Connection $using:connection).");

    /// <summary>Whether an owner has a default connection, its own or the process's.</summary>
    public bool HasDefault(object owner) => (Of(owner).Default ?? Process.Default) is not null;

    /// <summary>A connection by name: the owner's own, then the process's.</summary>
    /// <exception cref="AdoConnectionException"><c>NotConnected</c>.</exception>
    public AdoConnection Named(object owner, string name)
    {
        if (Of(owner).Find(name) is { } own) return own;
        if (Process.Find(name) is { } shared) return shared;
        string known = string.Join(", ", Visible(owner).Select(static connection => $"'{connection.Name}'"));
        throw new AdoConnectionException(
            ErrorIds.NotConnected,
            $"There is no connection named '{name}' in this runspace.",
            known.Length > 0 ? $"There are: {known}." : "Run Connect-AdoEntra first; Get-AdoEntraConnection lists what there is.")
        { Target = name };
    }

    /// <summary>What an owner can reach by name: its own connections, then those of the process that it does not hide.</summary>
    public IReadOnlyList<AdoConnection> Visible(object owner)
    {
        IReadOnlyList<AdoConnection> own = Of(owner).All;
        return [.. own, .. Process.All.Where(shared => !own.Any(mine => ConnectionSet.SameName(mine.Name, shared.Name)))];
    }
}
