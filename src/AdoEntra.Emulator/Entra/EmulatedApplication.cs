using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator;

/// <summary>An app registration. What it holds may be changed while the emulator runs.</summary>
public sealed class EmulatedApplication
{
    private readonly ConcurrentQueue<X509Certificate2> _certificates = new();

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>The application (client) id.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>The tenant it is registered in; null for one that every tenant has.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Its service principal; null for a public client, whose tokens speak for a person.</summary>
    public EmulatedIdentity? ServicePrincipal { get; init; }

    /// <summary>Whether it has no secret and signs in persons only.</summary>
    public bool IsPublicClient => ServicePrincipal is null;

    /// <summary>Its secrets, expired ones included.</summary>
    public ConcurrentBag<EmulatedSecret> Secrets { get; init; } = [];

    /// <summary>Whose tokens it accepts in place of a secret.</summary>
    public ConcurrentBag<FederatedCredential> FederatedCredentials { get; init; } = [];

    /// <summary>The certificates that were registered, without their keys.</summary>
    public IReadOnlyCollection<X509Certificate2> Certificates => [.. _certificates];

    /// <summary>The life of its tokens; null for the emulator's usual one.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>When its tokens should be renewed (<c>refresh_in</c>); null for what the options say.</summary>
    public TimeSpan? RefreshIn { get; set; }

    internal RsaKeys Keys { get; init; } = RsaKeys.Shared;

    /// <summary>Lets the application sign in with a certificate.</summary>
    /// <param name="certificate">The certificate; its key is not needed and not kept.</param>
    public void Register(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        _certificates.Enqueue(X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span));
    }

    /// <summary>
    /// Makes a certificate and registers it. All that are made for an application have its key, see <see cref="EmulatorOptions.OwnKeys"/>.
    /// </summary>
    /// <param name="lifetime">How long from now it is valid; negative for an expired one, null for a year.</param>
    /// <returns>The certificate with its key, which can be exported. The caller disposes it.</returns>
    public X509Certificate2 CreateCertificate(TimeSpan? lifetime = null)
    {
        using var key = Keys.Open(Name);
        var request = new CertificateRequest("CN=" + Name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var expires = DateTimeOffset.UtcNow + (lifetime ?? TimeSpan.FromDays(365));
        var made = request.CreateSelfSigned(expires.AddYears(-2), expires);
        Register(made);
        return StoredKey.Of(made, X509KeyStorageFlags.Exportable);
    }
}
