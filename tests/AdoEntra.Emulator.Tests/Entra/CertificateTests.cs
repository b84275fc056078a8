using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Tests.Support;
using Azure.Identity;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class CertificateTests : EntraTests
{
    private EmulatedApplication Application => Entra.CertificateApplication;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClientCertificateCredential_RegisteredCertificate_GetsAToken(bool chain)
    {
        using var certificate = Application.CreateCertificate();

        var token = await TokenOfAsync(Credential(certificate, chain));

        Assert.Equal("certificate-app", token.Identity.Name);
        Assert.Equal(HttpStatusCode.OK, await CallWithAsync(token));
    }

    [Fact]
    public async Task ClientCertificateCredential_CertificateOfAnotherApplication_Is700027()
    {
        using var registered = Application.CreateCertificate();
        using var other = Entra.SecretApplication.CreateCertificate();

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential(other, false)));

        Assert.Contains("AADSTS700027", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientCertificateCredential_CertificateMadeElsewhere_CanBeRegistered()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mine", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        Application.Register(certificate);

        Assert.Equal("certificate-app", (await TokenOfAsync(Credential(certificate, false))).Identity.Name);
        Assert.False(Application.Certificates.Single().HasPrivateKey);
    }

    [Fact]
    public async Task ClientCertificateCredential_ExpiredCertificate_Is700027()
    {
        using var expired = Application.CreateCertificate(TimeSpan.FromDays(-1));

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => TokenOfAsync(Credential(expired, false)));

        Assert.Contains("AADSTS700027", failure.InnerException!.Message, StringComparison.Ordinal);
        Assert.Contains("expired", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", 0)]
    [InlineData("PS256", 0)]
    [InlineData("times as texts", 0)]
    [InlineData("chain as a list", 0)]
    [InlineData("signature", 700027)]
    [InlineData("algorithm", 700027)]
    [InlineData("thumbprint", 700027)]
    [InlineData("chain of another", 700027)]
    [InlineData("subject", 700021)]
    [InlineData("audience", 700023)]
    [InlineData("expired", 700024)]
    [InlineData("not yet", 700024)]
    [InlineData("no expiry", 700024)]
    [InlineData("no jwt", 50027)]
    public async Task Token_AssertionChanged_IsCheckedInEveryPart(string change, int code)
    {
        using var certificate = Application.CreateCertificate();
        using var other = Entra.SecretApplication.CreateCertificate();

        using var answer = await AskByAssertionAsync(Application, change == "no jwt" ? "a.b" : Assertion(certificate, other, change));

        if (code == 0)
        {
            await answer.JsonAsync();
        }
        else
        {
            await AssertRefusedAsync(answer, code, "invalid_client", HttpStatusCode.Unauthorized);
        }
    }

    private string Assertion(X509Certificate2 certificate, X509Certificate2 other, string change)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var begins = now + change switch { "expired" => -1200, "not yet" => 1200, _ => 0 };
        var header = new JsonObject
        {
            ["alg"] = change switch { "PS256" => "PS256", "algorithm" => "none", _ => "RS256" },
            ["x5t#S256"] = Base64Url.EncodeToString((change == "thumbprint" ? other : certificate).GetCertHash(HashAlgorithmName.SHA256)),
        };
        if (change.StartsWith("chain", StringComparison.Ordinal))
        {
            var sent = change == "chain of another" ? other : certificate;
            header["x5c"] = new JsonArray(Convert.ToBase64String(sent.RawData), Convert.ToBase64String(other.RawData));
        }

        var claims = new JsonObject
        {
            ["iss"] = Application.ClientId.ToString(),
            ["sub"] = change == "subject" ? Entra.SecretApplication.ClientId.ToString() : Application.ClientId.ToString(),
            ["aud"] = change == "audience"
                ? "https://login.microsoftonline.com/"
                : $"{Emulator.AuthorityUri}{Application.TenantId}/oauth2/v2.0/token",
            ["nbf"] = change == "times as texts" ? $"{begins}" : begins,
            ["exp"] = change == "times as texts" ? $"{begins + 600}" : begins + 600,
        };
        if (change == "no expiry")
        {
            claims.Remove("exp");
        }

        using var key = (change == "signature" ? other : certificate).GetRSAPrivateKey()!;
        var signed = $"{Part(header)}.{Part(claims)}";
        var padding = change == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, padding))}";
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private ClientCertificateCredential Credential(X509Certificate2 certificate, bool chain) => new(
        Emulator.State.TenantId.ToString(), Application.ClientId.ToString(), certificate,
        Here(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = true, SendCertificateChain = chain }));
}
