namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>What a connection has to be, whatever happens: kept beside the product, by rules of a few lines.</summary>
internal sealed class Expected(AdoConnection connection, string place, int who, bool isOwn, bool isVerified)
{
    public AdoConnection Connection => connection;

    /// <summary>The token that it was made with; null where that is over already.</summary>
    public string? FirstToken { get; init; }

    /// <summary>Where the world keeps who it is.</summary>
    public string Place => place;

    /// <summary>Whether it is one whose renewals may bring another identity.</summary>
    public bool IsOwn => isOwn;

    /// <summary>Who it is.</summary>
    public int Who { get; set; } = who;

    /// <summary>Whether the organization was asked; else its first answer decides.</summary>
    public bool IsSettled { get; set; } = isVerified;

    /// <summary>Whether another identity has taken its place since.</summary>
    public bool HasSeenOthers { get; set; }

    /// <summary>
    /// Whether its first token was refused, forgotten or over before another came: then it is unknown whose that was.
    /// </summary>
    public bool HasLostFirst { get; set; }

    /// <summary>Whether it was disconnected, or ended by itself.</summary>
    public bool IsOver { get; set; }
}

/// <summary>The names that a runspace has, and which is its default.</summary>
internal sealed class ExpectedNames
{
    public Dictionary<string, Expected> Own { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Expected? Default { get; set; }
}
