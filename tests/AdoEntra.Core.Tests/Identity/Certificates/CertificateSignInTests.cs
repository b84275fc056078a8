using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;

namespace AdoEntra.Core.Tests.Identity.Certificates;

/// <summary>An application with a certificate, through the real library over a fake network.</summary>
public sealed class CertificateSignInTests : IDisposable
{
    private const string NoPss = "Mono's RSA has no PSS, which is what MSAL signs with.";
    private static readonly TestCertificate s_good = TestCertificate.Good;
    private readonly FakeEntra _entra = new();

    public void Dispose() => _entra.Dispose();

    [NotOnMonoTheory(NoPss)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetToken_Works_SendsASignedAssertion(bool chain)
    {
        SourceToken token = await Source(chain).GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal("token-1", token.Token);
        RecordedRequest request = Assert.Single(_entra.TokenRequests);
        Assert.Equal((_entra.TokenAddress, _entra.ClientId), (request.Uri.AbsoluteUri, request.Form("client_id")));
        Assert.Equal(("client_credentials", AzureDevOpsResource.Scope), (request.Form("grant_type"), request.Form("scope")));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", request.Form("client_assertion_type"));
        Assert.Contains("cp1", request.Form("claims")!, StringComparison.OrdinalIgnoreCase);
        string[] parts = request.Form("client_assertion")!.Split('.');
        JsonElement header = Part(parts[0]);
        JsonElement claims = Part(parts[1]);
        Assert.Equal("PS256", header.GetProperty("alg").GetString());
        Assert.Equal(chain, header.TryGetProperty("x5c", out _));
        Assert.Equal(
            (_entra.ClientId, _entra.ClientId, _entra.TokenAddress),
            (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString())
        );
        Assert.True(
            s_good.Key.VerifyData(
                Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]),
                Bytes(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pss
            )
        );
    }

    [NotOnMonoTheory(NoPss)]
    [InlineData(false)]
    public async Task GetToken_Fresh_AsksEntraAgain(bool chain)
    {
        ITokenSource source = Source(chain);
        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal("token-1", (await source.GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
        Assert.Equal("token-2", (await source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()).Token);
    }

    [NotOnMonoTheory(NoPss)]
    [InlineData(700027)]
    public async Task GetToken_Refused_SaysWhoDoesWhat(int code)
    {
        _entra.Answers(_ => FakeEntra.Refusal(code));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            Source(false).GetTokenAsync(FakeEntra.Request(), default).OrFail()
        );

        Assert.Equal((ErrorIds.InvalidCredential, "AADSTS700027"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains("certificate", failure.Message);
    }

    [NotOnMonoTheory(NoPss)]
    [InlineData(false)]
    public async Task GetToken_Cancelled_EndsAtOnce(bool chain)
    {
        using var stop = new CancellationTokenSource();
        Hanging hanging = _entra.Server.Hang(HttpMethod.Post, _entra.TokenAddress);
        Task<SourceToken> asked = Source(chain).GetTokenAsync(FakeEntra.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
    }

    [Fact]
    public void Keys_DifferWithEverythingThatTellsSignInsApart()
    {
        CertificateSignIn one = SignIn(false);
        CertificateSignIn[] others =
        [
            one with
            {
                ClientId = Guid.NewGuid().ToString(),
            },
            one with
            {
                TenantId = Guid.NewGuid().ToString(),
            },
            one with
            {
                SendChain = true,
            },
            one with
            {
                Certificate = TestCertificate.Create(name: "other").ToObject(),
            },
        ];

        Assert.All(others, other => Assert.NotEqual(one.Key, other.Key));
        Assert.Equal(one.Key, SignIn(false).Key);
        Assert.Equal("ClientCertificate", one.Kind);
    }

    private CertificateSignIn SignIn(bool chain)
    {
        using var given = s_good.ToObject();
        return new(_entra.ClientId, CertificateLoader.FromObject(given), chain) { TenantId = _entra.TenantId };
    }

    private ITokenSource Source(bool chain) => SignIn(chain).CreateSource(_entra.Services);

    private static JsonElement Part(string text) => JsonDocument.Parse(Bytes(text)).RootElement;

    private static byte[] Bytes(string text)
    {
        string base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
