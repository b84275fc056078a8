using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>An object of the service that has an id and a name.</summary>
public abstract class AdoNamedResource : AdoResource
{
    private protected AdoNamedResource(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id, mostly a GUID.</summary>
    public string? Id => GetString();

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id);

    /// <summary>The name, so that the object can stand where a name is asked for.</summary>
    public override string ToString() => Name ?? Id ?? string.Empty;
}
