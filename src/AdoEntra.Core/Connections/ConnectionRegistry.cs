using System.Runtime.CompilerServices;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Connections;

/// <summary>
/// Who has which connections. Every owner (a runspace; Core does not know what that is) has named ones and a default of its own,
/// which go with it; the process has a set too, filled only on request, for owners that have none.
/// </summary>
internal sealed class ConnectionRegistry
{
    private readonly ConditionalWeakTable<object, ConnectionSet> _owners = new();

    // What was published in the place of what.
    private readonly ConditionalWeakTable<AdoConnection, AdoConnection> _successors = new();

    /// <summary>The connections published to the whole process.</summary>
    public ConnectionSet Process { get; } = new();

    /// <summary>The connections of one owner.</summary>
    public ConnectionSet Of(object owner) => _owners.GetOrCreateValue(owner);

    /// <summary>The default: the owner's own, then the process's.</summary>
    /// <exception cref="AdoConnectionException"><c>NotConnected</c>.</exception>
    public AdoConnection Default(object owner) => OwnDefault(owner) ?? Process.Default ?? throw new AdoConnectionException(
        ErrorIds.NotConnected,
        "There is no connection in this runspace.",
        "Run Connect-AdoEntra first, or pass -Connection (in ForEach-Object -Parallel: -Connection $using:connection).");

    /// <summary>
    /// An owner's own default; null where it has none. Where that is one of the process, and another was published in its place since, it
    /// is that one: what a name means does not depend on whether it was said.
    /// </summary>
    public AdoConnection? OwnDefault(object owner)
    {
        AdoConnection? chosen = Of(owner).Default;
        while (chosen is not null && _successors.TryGetValue(chosen, out AdoConnection? successor)) chosen = successor;
        return chosen;
    }

    /// <summary>
    /// Publishes a connection to the process and makes it an owner's default. It takes the place of one of the same name.
    /// </summary>
    public void Publish(object owner, AdoConnection connection)
    {
        if (Process.Add(connection) is { } replaced) _successors.Add(replaced, connection);
        ConnectionSet own = Of(owner);
        if (own.Find(connection.Name) is { } hidden) own.Remove(hidden);
        own.Select(connection);
    }

    /// <summary>Takes a connection out of a set, and out of an owner's default.</summary>
    public void Remove(object owner, ConnectionSet set, AdoConnection connection)
    {
        bool wasDefault = OwnDefault(owner) == connection;
        set.Remove(connection);
        if (wasDefault) Of(owner).Select(null);
    }

    /// <summary>
    /// The connection of the process that an owner's name means, or its commands without a name, now that one of its own has ended; null
    /// where there is none.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="ended">The connection that was taken out.</param>
    /// <param name="wasDefault">Whether it was the owner's default.</param>
    public AdoConnection? Uncovered(object owner, AdoConnection ended, bool wasDefault)
    {
        AdoConnection? next = Of(owner).Find(ended.Name) is null ? Process.Find(ended.Name) : null;
        if (next is null && wasDefault && OwnDefault(owner) is null) next = Process.Default;
        return next is { IsEnded: false } ? next : null;
    }

    /// <summary>Whether an owner has a default connection, its own or the process's.</summary>
    public bool HasDefault(object owner) => (OwnDefault(owner) ?? Process.Default) is not null;

    /// <summary>A connection by name: the owner's own, then the process's.</summary>
    /// <exception cref="AdoConnectionException"><c>NotConnected</c>.</exception>
    public AdoConnection Named(object owner, string name)
    {
        if (Of(owner).Find(name) is { } own)
            return own;
        if (Process.Find(name) is { } shared)
            return shared;
        if (MisplacedSecret.IsKnown(name))
            throw MisplacedSecret.Refusal("The value passed as the connection", "its name", MisplacedSecret.NameAdvice);
        string known = string.Join(", ", Visible(owner).Select(static connection => $"'{connection.Name}'"));
        throw new AdoConnectionException(
            ErrorIds.NotConnected,
            $"There is no connection named '{name}' in this runspace.",
            known.Length > 0 ? $"Pass one of these: {known}." : "Run Connect-AdoEntra first; Get-AdoEntraConnection lists the connections.")
        { Target = name };
    }

    /// <summary>What an owner can use by name: its own connections, then those of the process that it does not hide.</summary>
    public IReadOnlyList<AdoConnection> Visible(object owner)
    {
        IReadOnlyList<AdoConnection> own = Of(owner).All;
        IEnumerable<AdoConnection> others = Process.All.Where(shared => !own.Any(mine => ConnectionSet.SameName(mine.Name, shared.Name)));
        return [.. own.Concat(others).Where(static connection => !connection.IsEnded)];
    }
}
