using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>
/// The certificate of the https endpoint, and the root that signed it. Made at each start, kept in memory: who trusts it trusts one
/// emulator until it ends. EC keys, which are made in no time.
/// </summary>
internal sealed class AuthorityCertificate : IDisposable
{
    private AuthorityCertificate(X509Certificate2 root, X509Certificate2 leaf)
    {
        Root = root;
        Leaf = leaf;
    }

    /// <summary>What a client has to trust, without its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>What the endpoint shows, with its key.</summary>
    public X509Certificate2 Leaf { get; }

    public static AuthorityCertificate Create()
    {
        // Not the emulator's clock: the certificate is checked by clients with another.
        var (begins, ends) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest(Named("adoentra emulator root"), rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        rootRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(rootRequest.PublicKey, false));
        using var root = rootRequest.CreateSelfSigned(begins, ends);

        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leafRequest = new CertificateRequest(Named("localhost"), leafKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        leafRequest.CertificateExtensions.Add(names.Build());
        leafRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        leafRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        leafRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        leafRequest.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var signed = leafRequest.Create(root, begins.AddMinutes(1), ends.AddMinutes(-1), RandomNumberGenerator.GetBytes(16));
        return new AuthorityCertificate(
            X509CertificateLoader.LoadCertificate(root.RawDataMemory.Span), StoredKey.Of(signed.CopyWithPrivateKey(leafKey)));
    }

    /// <summary>A client's TLS settings that trust this emulator and nothing else.</summary>
    public SslClientAuthenticationOptions ClientOptions() => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { Root },
        },
    };

    public void Dispose()
    {
        Root.Dispose();
        Leaf.Dispose();
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }
}
