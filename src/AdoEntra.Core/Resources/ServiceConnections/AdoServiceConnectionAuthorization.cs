using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>How a service connection authenticates (EndpointAuthorization).</summary>
public sealed class AdoServiceConnectionAuthorization : AdoResource
{
    internal static readonly JsonRecordReader<AdoServiceConnectionAuthorization> Reader = new(static json => new(json));

    private AdoServiceConnectionAuthorization(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The scheme: <c>WorkloadIdentityFederation</c>, <c>ServicePrincipal</c>, <c>UsernamePassword</c>, ...</summary>
    public string? Scheme => GetString();

    /// <summary>What the scheme needs; null in the place of a secret.</summary>
    public IReadOnlyDictionary<string, string?> Parameters => GetTextMap();

    /// <summary>One of the parameters; null where there is none of that name.</summary>
    internal string? Parameter(string name) => Parameters.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The scheme.</summary>
    public override string ToString() => Scheme ?? string.Empty;
}
