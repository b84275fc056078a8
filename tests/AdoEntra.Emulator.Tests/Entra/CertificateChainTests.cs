using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Tests.Support;
using Base64Url = System.Buffers.Text.Base64Url;

namespace AdoEntra.Emulator.Tests.Entra;

/// <summary>The certificate in the header of an assertion, in the forms that clients write it.</summary>
public sealed class CertificateChainTests : EntraTests
{
    [Fact]
    public async Task Token_ChainInOneLine_IsTheSameCertificate() => await AssertTakenAsync(
        certificate => new JsonArray(Convert.ToBase64String(certificate.RawData)));

    [Fact]
    public async Task Token_ChainWithLineEnds_IsTheSameCertificate() => await AssertTakenAsync(
        certificate => new JsonArray(Convert.ToBase64String(certificate.RawData, Base64FormattingOptions.InsertLineBreaks)));

    [Theory]
    [InlineData("AAAA")]
    [InlineData("no base64!")]
    public async Task Token_ChainOfAnother_IsRefused(string chain)
    {
        using var certificate = Entra.CertificateApplication.CreateCertificate();

        using var response = await AskAsync(certificate, new JsonArray(chain));

        await AssertRefusedAsync(response, 700027, "invalid_client", HttpStatusCode.Unauthorized);
    }

    private async Task AssertTakenAsync(Func<X509Certificate2, JsonArray> chain)
    {
        using var certificate = Entra.CertificateApplication.CreateCertificate();

        using var response = await AskAsync(certificate, chain(certificate));

        Assert.NotEmpty((await response.JsonAsync()).Text("access_token"));
    }

    private Task<HttpResponseMessage> AskAsync(X509Certificate2 certificate, JsonArray chain)
    {
        var application = Entra.CertificateApplication;
        var client = application.ClientId.ToString();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "RS256", ["x5t"] = Base64Url.EncodeToString(certificate.GetCertHash()), ["x5c"] = chain };
        var claims = new JsonObject
        {
            ["aud"] = $"{Emulator.AuthorityUri}{application.TenantId}/oauth2/v2.0/token",
            ["iss"] = client,
            ["sub"] = client,
            ["jti"] = Guid.NewGuid().ToString(),
            ["nbf"] = now,
            ["exp"] = now + 300,
        };
        var signed = $"{Part(header)}.{Part(claims)}";
        using var key = certificate.GetRSAPrivateKey()!;
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return AskByAssertionAsync(application, $"{signed}.{Base64Url.EncodeToString(signature)}");
    }

    private static string Part(JsonObject content) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content));
}
