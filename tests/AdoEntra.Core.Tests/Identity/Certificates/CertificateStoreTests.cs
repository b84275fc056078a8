using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;

namespace AdoEntra.Core.Tests.Identity.Certificates;

/// <summary>Certificates that the user has as objects, and those of the stores.</summary>
public sealed class CertificateStoreTests
{
    private const string Thumbprint = "0123456789ABCDEF0123456789ABCDEF01234567";
    private static readonly TestCertificate s_good = TestCertificate.Good;

    // As Windows' windows, openssl and the portal show it.
    [Theory]
    [InlineData(Thumbprint)]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("\u200e01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67")]
    [InlineData("01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67\r\n")]
    [InlineData("\ufeff 0123-4567-89AB-CDEF-0123456789ABCDEF01234567\u00a0")]
    public void Clean_AsPasted_IsTheThumbprint(string pasted) => Assert.Equal(Thumbprint, CertificateStores.Clean(pasted));

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456G")]
    [InlineData(Thumbprint + "00")]
    [InlineData("CN=my application")]
    public void FromStore_NoThumbprint_IsRefused(string text)
    {
        var failure = Assert.Throws<AdoConnectionException>(() => CertificateLoader.FromStore(text));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("40 hexadecimal digits", failure.RecommendedAction);
    }

    // The real stores of this machine, where it has any.
    [Fact]
    public void FromStore_Unknown_SaysWhereItLooked()
    {
        var failure = Assert.Throws<AdoSignInException>(static () => CertificateLoader.FromStore(Thumbprint));

        Assert.Equal((ErrorIds.CredentialUnavailable, Thumbprint), (failure.ErrorId, failure.Target));
        Assert.Contains(@"(CurrentUser\My and LocalMachine\My", failure.Message);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Find_InAnyStore_IsACopyWithTheKey(bool user, bool machine)
    {
        List<X509Certificate2> opened = [];
        using X509Certificate2 found = CertificateStores.Find(
            s_good.Thumbprint,
            location =>
            {
                bool whole = location == StoreLocation.CurrentUser ? user : machine;
                X509Certificate2[] content =
                [
                    TestCertificate.Create(name: "other").WithoutKey(),
                    whole ? s_good.ToObject() : s_good.WithoutKey(),
                ];
                opened.AddRange(content);
                return content;
            }
        );

        Assert.True(s_good.Signs(found));
        Assert.Equal(4, opened.Count);
        // What the stores opened is not left open.
        Assert.All(opened, static certificate => Assert.Equal(IntPtr.Zero, certificate.Handle));
    }

    [Fact]
    public void FromObject_Disposed_KeepsItsOwn()
    {
        X509Certificate2 given = s_good.ToObject();
        using X509Certificate2 own = CertificateLoader.FromObject(given);

        given.Dispose();

        Assert.True(s_good.Signs(own));
    }

    [Fact]
    public void FromObject_CannotSignIn_IsRefusedAndStaysTheUsers()
    {
        using X509Certificate2 given = s_good.WithoutKey();

        var failure = Assert.Throws<AdoSignInException>(() => CertificateLoader.FromObject(given));

        Assert.Equal((ErrorIds.InvalidCredential, s_good.Thumbprint), (failure.ErrorId, failure.Target));
        Assert.Contains($"The certificate {s_good.Thumbprint} (CN=AdoEntra test) has no private key", failure.Message);
        Assert.Equal("CN=AdoEntra test", given.Subject);
        Assert.NotEqual(IntPtr.Zero, given.Handle);
    }
}
