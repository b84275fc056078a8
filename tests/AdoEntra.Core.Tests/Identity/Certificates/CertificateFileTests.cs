using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Certificates;

/// <summary>Certificate files in the forms that people have, and what is wrong with the others.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private const string Password = "password-77";
    private static readonly TestCertificate s_good = TestCertificate.Good;
    private readonly string _folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N")))
        .FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("certificate, PKCS#8")]
    [InlineData("PKCS#8, certificate")]
    [InlineData("certificate, PKCS#1")]
    [InlineData("PKCS#1, certificate")]
    [InlineData("chain before")]
    [InlineData("chain behind")]
    [InlineData("text around")]
    [InlineData("Windows lines")]
    [InlineData("UTF-16")]
    [InlineData("another key too")]
    [InlineData("password not needed")]
    public void Pem_AnyLayout_Signs(string layout)
    {
        string other = TestCertificate.Create(name: "Issuer", key: s_otherKey.Value).Pem;
        string text = layout switch
        {
            "PKCS#8, certificate" => s_good.Pkcs8 + s_good.Pem,
            "certificate, PKCS#1" => s_good.Pem + s_good.Pkcs1,
            "PKCS#1, certificate" => s_good.Pkcs1 + s_good.Pem,
            "chain before" => other + s_good.Pkcs8 + s_good.Pem,
            "chain behind" => s_good.Pem + other + s_good.Pkcs1,
            "text around" => "Bag Attributes\n  friendlyName: x\n"
                + s_good.Pem
                + "\nKey Attributes: <No Attributes>\n"
                + s_good.Pkcs8
                + "end",
            "Windows lines" => (s_good.Pem + s_good.Pkcs8).Replace("\n", "\r\n"),
            "another key too" => TestCertificate.Create(key: s_otherKey.Value).Pkcs8 + s_good.Pem + s_good.Pkcs8,
            _ => s_good.Pem + s_good.Pkcs8,
        };
        string path = Write(
            layout == "UTF-16" ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)] : Encoding.ASCII.GetBytes(text)
        );

        using X509Certificate2 certificate = CertificateLoader.FromFile(
            path,
            layout == "password not needed" ? new Secret(Password) : null
        );

        Assert.Equal(s_good.Thumbprint, certificate.Thumbprint);
        Assert.True(s_good.Signs(certificate));
    }

    // Told by content: the name says nothing.
    [Theory]
    [InlineData("c.pfx", Password)]
    [InlineData("c.p12", Password)]
    [InlineData("c.pem", Password)]
    [InlineData("certificate", Password)]
    public void Pfx_AnyName_Signs(string name, string password) => Signs(name, password);

    [NotOnMonoTheory("Mono does not read the PFX files that it writes with such passwords.")]
    [InlineData(null)]
    [InlineData("pässwörd-77")]
    public void Pfx_AnyPassword_Signs(string? password) => Signs("c.pfx", password);

    [NotOnMonoTheory("Mono does not keep the key when it writes or reads several certificates.")]
    [InlineData(true)]
    [InlineData(false)]
    public void Pfx_WithItsChain_IsTheOneWithTheKey(bool ownFirst)
    {
        using X509Certificate2 own = s_good.ToObject();
        using X509Certificate2 issuer = TestCertificate.Create(name: "Issuer", key: s_otherKey.Value).WithoutKey();
        var all = new X509Certificate2Collection(ownFirst ? [own, issuer] : new[] { issuer, own });

        using X509Certificate2 certificate = CertificateLoader.FromFile(
            Write(all.Export(X509ContentType.Pfx, Password)!),
            new Secret(Password)
        );

        Assert.True(s_good.Signs(certificate));
    }

    private void Signs(string name, string? password)
    {
        string path = Write(s_good.Pfx(password), name);

        using X509Certificate2 certificate = CertificateLoader.FromFile(path, Secret.From(password));

        Assert.Equal(s_good.Thumbprint, certificate.Thumbprint);
        Assert.True(s_good.Signs(certificate));
    }

    [Theory]
    [InlineData("wrong-77", "is not the one of the private key")]
    [InlineData(null, "needs a password")]
    public void Pfx_WrongPassword_IsSaidAndNotShown(string? password, string said)
    {
        AdoSignInException failure = Failure(s_good.Pfx(Password), ErrorIds.InvalidCredential, password);

        Assert.Contains(said, failure.Message);
        Assert.Contains("-CertificatePassword", failure.RecommendedAction);
        Assert.DoesNotContain("wrong-77", failure.ToString());
    }

    [NotOnMonoTheory("Mono does not tell a wrong password from a damaged file.")]
    [InlineData(false, ".")]
    [InlineData(true, ", or the file is damaged, or its encryption is not supported on this platform.")]
    public void Pfx_WrongPasswordOrDamaged_IsToldApart(bool damaged, string end)
    {
        // SEQUENCE { INTEGER 3, SEQUENCE {} }: it claims to be a PFX, and that is all.
        byte[] content = damaged ? [0x30, 0x05, 0x02, 0x01, 0x03, 0x30, 0x00] : s_good.Pfx(Password);

        AdoSignInException failure = Failure(content, ErrorIds.InvalidCredential, "wrong-77");

        Assert.Equal($"The password is not the one of the private key in {failure.Target}{end}", failure.Summary);
    }

#if NETFRAMEWORK
    [Fact]
    public void Pem_EncryptedKey_SaysWhatToUseInstead()
    {
        AdoConnectionException failure = Refused(
            Encoding.ASCII.GetBytes(s_good.Pem + TestCertificate.ToPem("ENCRYPTED PRIVATE KEY", [48, 0])),
            Password
        );

        Assert.Contains("PowerShell 7", failure.RecommendedAction);
        Assert.Contains("PFX", failure.RecommendedAction);
    }
#else
    [Fact]
    public void Pem_EncryptedKey_OpensWithThePassword()
    {
        using X509Certificate2 certificate = CertificateLoader.FromFile(
            Write(Encoding.ASCII.GetBytes(EncryptedPem())),
            new Secret(Password)
        );

        Assert.True(s_good.Signs(certificate));
    }

    [Theory]
    [InlineData("wrong-77", "is not the one of the private key")]
    [InlineData(null, "needs a password")]
    public void Pem_EncryptedKeyAndWrongPassword_IsSaidAndNotShown(string? password, string said)
    {
        AdoSignInException failure = Failure(Encoding.ASCII.GetBytes(EncryptedPem()), ErrorIds.InvalidCredential, password);

        Assert.Contains(said, failure.Message);
        Assert.DoesNotContain("wrong-77", failure.ToString());
    }

    private static string EncryptedPem() =>
        s_good.Pem
        + TestCertificate.ToPem(
            "ENCRYPTED PRIVATE KEY",
            s_good.Key.ExportEncryptedPkcs8PrivateKey(
                Password,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)
            )
        );
#endif

    [Fact]
    public void Pem_EncryptedKeyWithoutPassword_AsksForIt()
    {
        AdoSignInException failure = Failure(
            Encoding.ASCII.GetBytes(s_good.Pem + TestCertificate.ToPem("ENCRYPTED PRIVATE KEY", [48, 0])),
            ErrorIds.InvalidCredential
        );

        Assert.Contains("Pass its password as -CertificatePassword.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("PEM without a key", "has no private key")]
    [InlineData("certificate alone", "has no private key")]
    [InlineData("foreign key", "does not match any certificate")]
    [InlineData("EC certificate", "has an EC key; Entra accepts RSA")]
    [InlineData("EC certificate alone", "has an EC key; Entra accepts RSA")]
    [InlineData("EC key", "is not an RSA key; Entra accepts RSA")]
    [InlineData("EC key of the old form", "is not an RSA key; Entra accepts RSA")]
    [InlineData("expired", "has expired: it was valid from 2020-01-02 03:04:05Z until 2021-01-02 03:04:05Z")]
    [InlineData("early", "is not valid yet: it is valid from 2048-01-02 03:04:05Z until 2049-01-02 03:04:05Z")]
    public void FromFile_CannotSignIn_SaysWhy(string what, string said)
    {
        var start = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
        TestCertificate expired = TestCertificate.Create(start, start.AddDays(366));
        var late = new DateTimeOffset(2048, 1, 2, 3, 4, 5, TimeSpan.Zero);
        TestCertificate early = TestCertificate.Create(late, late.AddDays(366));
        TestCertificate ec = TestCertificate.Create(ec: true);
        byte[] content = what switch
        {
            "PEM without a key" => Encoding.ASCII.GetBytes(s_good.Pem),
            "certificate alone" => s_good.Data,
            "foreign key" => Encoding.ASCII.GetBytes(s_good.Pem + TestCertificate.Create(key: s_otherKey.Value).Pkcs8),
            "EC certificate" => Encoding.ASCII.GetBytes(ec.Pem + TestCertificate.EcKey),
            "EC certificate alone" => ec.Data,
            "EC key" => Encoding.ASCII.GetBytes(s_good.Pem + TestCertificate.EcKey),
            "EC key of the old form" => Encoding.ASCII.GetBytes(s_good.Pem + TestCertificate.ToPem("EC PRIVATE KEY", [48, 0])),
            "expired" => Encoding.ASCII.GetBytes(expired.Pem + expired.Pkcs8),
            _ => Encoding.ASCII.GetBytes(early.Pem + early.Pkcs8),
        };

        Assert.Contains(said, Failure(content, ErrorIds.InvalidCredential).Message);
    }

    [Theory]
    [InlineData("", "neither a PEM nor a PFX file")]
    [InlineData("hello", "neither a PEM nor a PFX file")]
    [InlineData("0\u0003\u0002\u0001\u0000", "neither a PEM nor a PFX file")]
    [InlineData("0\u00020\u0000", "neither a PEM nor a PFX file")]
    [InlineData("-----BEGIN CERTIFICATE-----", "contains no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "a section 'CERTIFICATE' that cannot be read")]
    [InlineData("-----BEGIN CERTIFICATE-----\n???\n-----END CERTIFICATE-----", "a section 'CERTIFICATE' that cannot be read")]
    [InlineData("key only", "contains no certificate")]
    [InlineData("old encryption", "in OpenSSL's legacy encryption")]
    [InlineData("broken key", "a private key ('PRIVATE KEY') that cannot be read")]
    [InlineData("broken RSA key", "a private key ('RSA PRIVATE KEY') that cannot be read")]
    [InlineData("OpenSSH key", "a private key ('OPENSSH PRIVATE KEY') that cannot be read")]
    public void FromFile_Malformed_IsRefused(string content, string said)
    {
        string text = content switch
        {
            "key only" => s_good.Pkcs8,
            "old encryption" => s_good.Pem
                + "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE "
                + "KEY-----\n",
            "broken key" => s_good.Pem + TestCertificate.ToPem("PRIVATE KEY", [48, 0]),
            "broken RSA key" => s_good.Pem + TestCertificate.ToPem("RSA PRIVATE KEY", [1, 2, 3]),
            "OpenSSH key" => s_good.Pem + TestCertificate.ToPem("OPENSSH PRIVATE KEY", [1, 2, 3]),
            _ => content,
        };

        Assert.Contains(said, Refused(Encoding.ASCII.GetBytes(text)).Message);
    }

    [Fact]
    public void FromFile_Large_IsRefused() => Assert.Contains("larger than 1 MB", Refused(new byte[1024 * 1024 + 1]).Message);

    [Fact]
    public void FromFile_PlaceInTheStore_NamesTheRightParameter()
    {
        var failure = Assert.Throws<AdoConnectionException>(static () => CertificateLoader.FromFile(@"Cert:\CurrentUser\My\ABC", null));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("-CertificateThumbprint", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("none.pem", "does not exist")]
    [InlineData("none/none.pem", "does not exist")]
    [InlineData("", "cannot be read: access is denied")]
    public void FromFile_NotThere_NamesThePath(string name, string said)
    {
        string path = name.Length == 0 ? _folder : Path.Combine(_folder, name);

        var failure = Assert.Throws<AdoSignInException>(() => CertificateLoader.FromFile(path, new Secret(Password)));

        Assert.Equal((ErrorIds.CredentialUnavailable, path), (failure.ErrorId, failure.Target));
        Assert.Contains($"The certificate file {path} {said}", failure.Message);
        Assert.DoesNotContain(Password, failure.ToString());
    }

    private static readonly Lazy<RSA> s_otherKey = new(TestCertificate.NewKey);

    private AdoSignInException Failure(byte[] content, string errorId, string? password = null)
    {
        string path = Write(content);
        var failure = Assert.Throws<AdoSignInException>(() => CertificateLoader.FromFile(path, Secret.From(password)));
        Assert.Equal((errorId, path), (failure.ErrorId, failure.Target));
        return failure;
    }

    private AdoConnectionException Refused(byte[] content, string? password = null)
    {
        string path = Write(content);
        var failure = Assert.Throws<AdoConnectionException>(() => CertificateLoader.FromFile(path, Secret.From(password)));
        Assert.Equal((ErrorIds.InvalidRequest, path), (failure.ErrorId, failure.Target));
        return failure;
    }

    private string Write(byte[] content, string name = "certificate.any")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
