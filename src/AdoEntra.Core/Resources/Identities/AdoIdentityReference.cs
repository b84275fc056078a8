using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A person, group or application, as other objects refer to it.</summary>
public abstract class AdoIdentityReference : AdoResource
{
    private protected AdoIdentityReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id in the organization.</summary>
    public string? Id => GetString();

    /// <summary>The name that is shown for it.</summary>
    public string? DisplayName => GetString();

    /// <summary>The name that it signs in with: of a person mostly an email address.</summary>
    public string? UniqueName => GetString();

    /// <summary>Its descriptor in the graph of the organization.</summary>
    public string? Descriptor => GetString();

    /// <summary>True for a group.</summary>
    public bool IsContainer => GetBoolean();

    /// <summary>True once it can sign in no longer.</summary>
    public bool Inactive => GetBoolean();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (DisplayName, Id);

    /// <summary>The name that is shown for it.</summary>
    public override string ToString() => DisplayName ?? UniqueName ?? Id ?? string.Empty;
}
