namespace AdoEntra.Connections;

/// <summary>Named connections, and which of them is the default. Names are compared without case, as everywhere in PowerShell.</summary>
internal sealed class ConnectionSet
{
    private readonly object _lock = new();
    private readonly List<AdoConnection> _connections = [];
    private AdoConnection? _default;

    /// <summary>The default; null where there is none.</summary>
    public AdoConnection? Default
    {
        get
        {
            lock (_lock) return _default;
        }
    }

    /// <summary>All, in the order they were added.</summary>
    public IReadOnlyList<AdoConnection> All
    {
        get
        {
            lock (_lock) return _connections.ToArray();
        }
    }

    public static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection of that name; null where there is none.</summary>
    public AdoConnection? Find(string name)
    {
        lock (_lock) return _connections.Find(connection => SameName(connection.Name, name));
    }

    /// <summary>Adds a connection and makes it the default. It takes the place of one of the same name.</summary>
    /// <returns>The one whose place it takes; null for none.</returns>
    public AdoConnection? Add(AdoConnection connection)
    {
        lock (_lock)
        {
            AdoConnection? replaced = _connections.Find(other => SameName(other.Name, connection.Name));
            _connections.RemoveAll(other => SameName(other.Name, connection.Name));
            _connections.Add(connection);
            _default = connection;
            return replaced == connection ? null : replaced;
        }
    }

    /// <summary>
    /// Makes a connection the default, or none. It need not be one of the set: one of the process may be an owner's default.
    /// </summary>
    public void Select(AdoConnection? connection)
    {
        lock (_lock) _default = connection;
    }

    /// <summary>Takes a connection out; where it was the default there is none afterwards, since any other would be a guess.</summary>
    public bool Remove(AdoConnection connection)
    {
        lock (_lock)
        {
            if (_default == connection) _default = null;
            return _connections.Remove(connection);
        }
    }
}
