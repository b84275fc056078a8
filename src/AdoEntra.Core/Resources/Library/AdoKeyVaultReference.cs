using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>The key vault that has the values of a variable group (AzureKeyVaultVariableGroupProviderData).</summary>
public sealed class AdoKeyVaultReference : AdoResource
{
    internal static readonly JsonRecordReader<AdoKeyVaultReference> Reader = new(static json => new(json));

    private AdoKeyVaultReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name of the vault.</summary>
    public string? Vault => GetString();

    /// <summary>The id of the service connection that reads it.</summary>
    public string? ServiceEndpointId => GetString();

    /// <summary>When the names of its secrets were read last.</summary>
    public DateTimeOffset? LastRefreshedOn => GetTime();

    /// <summary>The name of the vault.</summary>
    public override string ToString() => Vault ?? string.Empty;
}
