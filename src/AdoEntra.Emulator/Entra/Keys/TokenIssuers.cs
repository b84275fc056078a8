using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>The issuers of federated tokens, and their keys. A key is made when it is first used.</summary>
internal sealed class TokenIssuers(TimeProvider time, RsaKeys keys) : IDisposable
{
    // [D: GitHub docs] The same for every repository on github.com.
    public const string GitHub = "https://token.actions.githubusercontent.com";

    public const string GitHubSubject = "repo:adoentra/emulator:ref:refs/heads/main";

    // [I] The form of an AKS cluster's issuer and of a service account's subject.
    public const string Kubernetes = "https://westeurope.oic.prod-aks.azure.com/5c1d0000-7e57-4a11-8000-00000000aad1/a5/";

    public const string KubernetesSubject = "system:serviceaccount:builds:reader";

    // [D] protocol 1.11: sc://<org>/<project>/<connection>. The older form, which ends on 2027-07-01.
    public const string PipelinesSubject = "sc://MyOrg/SecretSauce/adoentra-connection";

    // [D] protocol 1.11: the organization's id.
    public static readonly string Pipelines = "https://vstoken.dev.azure.com/" + StableGuid.From("organization/MyOrg");

    // [D] protocol 1.11: <prefix>/sc/<organization id>/<connection id>, by the tenant's own issuer. The prefix is [I].
    public static readonly string ConnectionSubject =
        $"/eid1/c/pub/t/{KnownIdentities.TenantId}/a/{KnownResources.AzureDevOps}"
            + $"/sc/{StableGuid.From("organization/MyOrg")}/{EmulatedPipeline.EntraConnection}";

    // [D, I] protocol 1.11: with /v2.0 in practice.
    public static readonly string Tenant = $"https://login.microsoftonline.com/{KnownIdentities.TenantId}/v2.0";

    private readonly Dictionary<string, Lazy<RSA>> _keys = new[] { GitHub, Kubernetes, Pipelines, Tenant }
        .ToDictionary(issuer => issuer, issuer => new Lazy<RSA>(() => keys.Open(issuer)), StringComparer.Ordinal);

    public static string Name(EmulatedIssuer issuer) => issuer switch
    {
        EmulatedIssuer.GitHub => GitHub,
        EmulatedIssuer.Pipelines => Pipelines,
        EmulatedIssuer.Kubernetes => Kubernetes,
        EmulatedIssuer.Tenant => Tenant,
        _ => throw new ArgumentOutOfRangeException(nameof(issuer)),
    };

    /// <summary>The issuer's key, or null for an issuer that is none of the emulator's.</summary>
    public RSA? FindKey(string issuer) => _keys.GetValueOrDefault(issuer)?.Value;

    public string Issue(EmulatedIssuer issuer, string subject, string audience, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        var expires = now + lifetime;
        var begins = lifetime > TimeSpan.Zero ? now : expires.AddMinutes(-10);
        var claims = new JsonObject
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["iss"] = Name(issuer),
            ["sub"] = subject,
            ["aud"] = audience,
            ["iat"] = begins.ToUnixTimeSeconds(),
            ["nbf"] = begins.ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
        };
        return SignedJwt.Create(FindKey(Name(issuer))!, claims);
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values.Where(key => key.IsValueCreated))
        {
            key.Value.Dispose();
        }
    }
}
