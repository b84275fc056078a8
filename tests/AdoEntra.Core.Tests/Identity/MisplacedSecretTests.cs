using AdoEntra.Connections.Organizations;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>A secret in the place of a path, an id or a name: no message shows it (S16).</summary>
public sealed class MisplacedSecretTests
{
    private const string Id = "5c1d0000-0000-4c11-8000-0000000000d4";

    public static TheoryData<string> Secrets =>
    [
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJrTm9XbiJ9.kNoWn",
        "eyJhbGciOiJub25lIn0kNoWn",
        "kNoWnabcdefghijkl234567ABCD",
        "abc8Q~kNoWn.abcdefghijklmnopqrstuvwxyz01",
        "a.-_~kNoWnkNoWn",
        "kNoWnABCD1234+/abcdefghij0123456789kNoWnABC=",
        new string('k', 72) + "WnN1" + "AZDO" + "1a2B",
        "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst",
        "Bearer kNoWnkNoWnkNoWnkNoWn",
        "-----BEGIN PRIVATE KEY-----kNoWn",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task NoPath_ShowsIt(string secret)
    {
        foreach (
            FederatedAssertion assertion in new FederatedAssertion[]
            {
                new FileAssertion(Path.GetFullPath(secret)),
                new WorkloadIdentityAssertion(secret),
            }
        )
        {
            var services = new TokenSourceServices(Variables.None, new HttpTransport(static () => new FakeServer()));
            AssertHidden(
                await Assert.ThrowsAsync<AdoConnectionException>(() => assertion.GetAsync(services, CancellationToken.None)),
                secret
            );
        }

        AssertHidden(Assert.Throws<AdoConnectionException>(() => CertificateLoader.FromFile(Path.GetFullPath(secret), null)), secret);
        AssertHidden(Assert.Throws<AdoConnectionException>(() => CertificateLoader.FromStore(secret)), secret);
        VariableReader variables = Variables.Of(
            ("AZURE_CLIENT_ID", Id),
            ("AZURE_TENANT_ID", Id),
            ("AZURE_CLIENT_CERTIFICATE_PATH", secret)
        );
        AssertHidden(Assert.Throws<AdoConnectionException>(() => EnvironmentSignIn.Find(variables)), secret);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void NoIdOrName_ShowsIt(string secret)
    {
        AssertHidden(Assert.Throws<AdoConnectionException>(() => ClientIds.Parse(secret, "ClientId")), secret);
        AssertHidden(Assert.Throws<AdoConnectionException>(() => TenantReference.Parse(secret, "-TenantId")), secret);
        AssertHidden(Assert.Throws<AdoConnectionException>(() => ManagedIdentityReference.Create(null, null, secret)), secret);
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJrTm9XbiJ9.kNoWn")]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst")]
    [InlineData("abc8Q~kNoWn.abcdefghijklmnopqrstuvwxyz01")]
    public void NoFreeName_TakesIt(string secret)
    {
        AssertHidden(Assert.Throws<AdoConnectionException>(() => GivenText.ReadName(secret, "-Name")), secret);
        AssertHidden(Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(secret)), secret);
    }

    // What people really have.
    [Theory]
    [InlineData("/var/run/secrets/azure/tokens/azure-identity-token")]
    [InlineData("C:\\Users\\JoeDoe2\\Certificates\\MyBuildCertificate2026.pfx")]
    [InlineData("/Users/JoeDoe2/Projects/Certificates/my.pem")]
    [InlineData("C:\\PROGRA~1\\Some\\CERTIF~2.PEM")]
    [InlineData("~/certificates/mine")]
    [InlineData("/tmp/adoentra-0123456789abcdef0123456789abcdef/token")]
    [InlineData("5C1d0000-0000-4c11-8000-0000000000d4")]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData("build-reader")]
    [InlineData("MyTeamProject")]
    public void RealOnes_AreNone(string text) => Assert.False(MisplacedSecret.IsLikely(text));

    [Theory]
    [InlineData("Basic Infrastructure")]
    [InlineData("Bearer tokens and more")]
    [InlineData("Secret: sauce")]
    public void Names_StayNames(string text) => Assert.Equal(text, GivenText.ReadName(text, "-Project"));

    private static void AssertHidden(AdoEntraException failure, string secret)
    {
        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        foreach (string shown in new[] { failure.ToString(), failure.Target ?? string.Empty })
        {
            Assert.DoesNotContain(secret, shown);
            Assert.DoesNotContain("kNoWn", shown);
            Assert.DoesNotContain("AZDO", shown);
        }
    }
}
