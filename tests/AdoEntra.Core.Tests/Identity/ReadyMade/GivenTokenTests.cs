using System.Text;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.ReadyMade;

/// <summary>Tokens that the user already has: how they are sent, and what is reported when they end.</summary>
public sealed class GivenTokenTests : IDisposable
{
    private const string Opaque = "0paque-t0ken-of-mine";
    private readonly TestProcess _process = new TestProcess().WithOrganization();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task AccessToken_IsSentAsBearer()
    {
        AdoConnection connection = await ConnectAsync(new AccessTokenSignIn(new Secret(Opaque)));

        Assert.Equal($"Bearer {Opaque}", Sent());
        Assert.Equal(("AccessToken", null), (connection.CredentialKind, connection.TokenExpiresOn));
    }

    [Fact]
    public async Task AccessToken_ThatSaysWhenItEnds_IsShownWithThat()
    {
        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(1900000000);

        AdoConnection connection = await ConnectAsync(new AccessTokenSignIn(new Secret(Jwt($$"""{"exp":{{end.ToUnixTimeSeconds()}}}"""))));

        Assert.Equal(end, connection.TokenExpiresOn);
    }

    [Fact]
    public async Task PersonalAccessToken_IsSentAsBasicWithoutAUser()
    {
        AdoConnection connection = await ConnectAsync(new PersonalAccessTokenSignIn(new Secret(Opaque)));

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Opaque)), Sent());
        Assert.Equal("PersonalAccessToken", connection.CredentialKind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refused_IsAskedOnceAndSaysThatItCannotBeRenewed(bool personal)
    {
        _process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Empty(401));
        SignInOptions signIn = personal
            ? new PersonalAccessTokenSignIn(new Secret(Opaque))
            : new AccessTokenSignIn(new Secret(Jwt("""{"exp":1700000000}""")));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => ConnectAsync(signIn));

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains(
            personal ? "personal access token" : "It expired at 2023-11-14 22:13:20Z according to its claims.",
            failure.Message
        );
        Assert.Equal(1, _process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress));
        Assert.DoesNotContain(Opaque, failure.ToString());
    }

    // What the service knows better than "not signed in" is not hidden by a renewal that cannot be.
    [Fact]
    public async Task NotInOrganization_IsSaidAsSuch()
    {
        _process.Server.OnGet(
            TestProcess.WhoAddress,
            static _ => Answer.Json("""{"message":"TF401444: Please sign-in at least once.","typeKey":"X"}""", 401)
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ConnectAsync(new AccessTokenSignIn(new Secret(Opaque))));

        Assert.Equal((ErrorIds.NotInOrganization, "TF401444"), (failure.ErrorId, failure.ServiceCode));
    }

    [Fact]
    public async Task BodyThatGivesTheHeaderBack_IsRedacted()
    {
        string header = Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Opaque));
        _process.Server.OnGet(TestProcess.WhoAddress, _ => Answer.Json($$"""{"message":"Got {{header}} and {{Opaque}}."}""", 400));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ConnectAsync(new PersonalAccessTokenSignIn(new Secret(Opaque))));

        Assert.Equal("Got [redacted] and [redacted].", failure.ServiceMessage);
    }

    [Fact]
    public async Task SystemAccessToken_IsReadFromTheJob()
    {
        using TestProcess job = new TestProcess(Variables.Of(("SYSTEM_ACCESSTOKEN", Opaque))).WithOrganization();

        await job.ConnectAsync(new ConnectRequest(new SystemAccessTokenSignIn()) { Organization = "contoso" });

        Assert.Equal(
            $"Bearer {Opaque}",
            job.Server.Requests.Single(static request =>
                    request.Uri.AbsoluteUri.StartsWith(TestProcess.WhoAddress, StringComparison.Ordinal)
                )
                .Header("Authorization")
        );
    }

    [Fact]
    public async Task SystemAccessToken_NotMapped_SaysHowToMapIt()
    {
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => ConnectAsync(new SystemAccessTokenSignIn()));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)", failure.RecommendedAction);
    }

    // What such an organization cannot let in are applications.
    [Fact]
    public async Task PersonalAccessToken_OrganizationWithoutEntra_IsLetIn()
    {
        _process.WithOrganization(tenant: Guid.Empty.ToString());

        Assert.Equal("build-identity", (await ConnectAsync(new PersonalAccessTokenSignIn(new Secret(Opaque)))).IdentityName);
    }

    private Task<AdoConnection> ConnectAsync(SignInOptions signIn) =>
        _process.ConnectAsync(new ConnectRequest(signIn) { Organization = "contoso" });

    private string? Sent() =>
        _process
            .Server.Requests.Single(static request => request.Uri.AbsoluteUri.StartsWith(TestProcess.WhoAddress, StringComparison.Ordinal))
            .Header("Authorization");

    private static string Jwt(string payload) =>
        $"eyJhbGciOiJub25lIn0."
            + $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.c2ln";
}
