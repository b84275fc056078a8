using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>Tokens that are there already.</summary>
internal static class ReadyMadeKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new(
            "AccessToken",
            "AccessToken",
            static scene => Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.SecretApplication.ServicePrincipal!).Value)
        )
        {
            IdentityName = "secret-app",
            AssertRequests = static scene =>
                Assert.Equal(
                    "Bearer " + scene.Emulator.State.Tokens.Issued.Single().Value,
                    scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]
                ),
            Refused =
            [
                new("never issued", ErrorIds.NotSignedIn, static scene => Token(scene, "a-token-that-was-never-ever-issued"))
                {
                    Asked = [EmulatedRoute.ConnectionData],
                },
                new(
                    "expired",
                    ErrorIds.NotSignedIn,
                    static scene =>
                        Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.Person, lifetime: TimeSpan.FromMinutes(-1)).Value)
                )
                {
                    Asked = [EmulatedRoute.ConnectionData],
                },
                new(
                    "for another resource",
                    ErrorIds.NotSignedIn,
                    static scene => Token(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.Person, "https://graph.microsoft.com").Value)
                )
                {
                    Asked = [EmulatedRoute.ConnectionData],
                },
            ],
        },
        new(
            "PersonalAccessToken",
            "PersonalAccessToken",
            static scene => new PersonalAccessTokenSignIn(scene.Secret(scene.Emulator.State.PersonalAccessToken))
        )
        {
            IdentityName = "Ada Operator",
            AssertRequests = static scene =>
                Assert.Equal(
                    "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + scene.Emulator.State.PersonalAccessToken)),
                    scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]
                ),
            Refused =
            [
                new("revoked", ErrorIds.NotSignedIn, static scene => new PersonalAccessTokenSignIn(scene.Secret(new string('x', 52))))
                {
                    Asked = [EmulatedRoute.ConnectionData],
                },
            ],
        },
        new("SystemAccessToken", "SystemAccessToken", static _ => new SystemAccessTokenSignIn())
        {
            Host = EmulatedHost.AzurePipelines,
            IdentityName = "SecretSauce Build Service (MyOrg)",
            AssertRequests = static scene =>
                Assert.Equal(
                    "Bearer " + scene.Emulator.State.Pipeline.AccessToken,
                    scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]
                ),
            Refused =
            [
                new(
                    "of another job",
                    ErrorIds.NotSignedIn,
                    static scene =>
                        Failings.Find(
                            scene,
                            "SYSTEM_ACCESSTOKEN",
                            scene.Hidden("the-token-of-another-job"),
                            static _ => new SystemAccessTokenSignIn()
                        )
                )
                {
                    Asked = [EmulatedRoute.ConnectionData, EmulatedRoute.ConnectionData],
                },
            ],
            Unavailable = [Failings.Without("SYSTEM_ACCESSTOKEN", static _ => new SystemAccessTokenSignIn())],
        },
    ];

    private static AccessTokenSignIn Token(SignInScene scene, string token) => new(scene.Secret(token));
}
