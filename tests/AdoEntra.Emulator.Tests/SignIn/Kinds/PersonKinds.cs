using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity.Interactive;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>A person who takes part.</summary>
internal static class PersonKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        new("DeviceCode", "DeviceCode", static scene => new DeviceCodeSignIn($"{scene.Entra.PublicClient.ClientId}"))
        {
            IdentityName = "Ada Operator",
            Endpoints = [Endpoint.DeviceCode, Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest asked = scene.Single(EmulatedRoute.DeviceCode);
                Assert.Equal($"/{scene.TenantId}/oauth2/v2.0/devicecode", asked.Path);
                Assert.Equal($"{scene.Entra.PublicClient.ClientId}", asked.Form["client_id"]);
                Assert.Equal([TokenRequest.Scope, "offline_access", "openid", "profile"], asked.Form["scope"].Split(' ').Order());
                Assert.Equal("device_code", scene.Single(EmulatedRoute.Token).Form["grant_type"]);
                Assert.Contains(scene.Entra.DeviceCodes.Single().UserCode, scene.Said, StringComparison.Ordinal);
            },
            Refused =
            [
                new(
                    "declined",
                    ErrorIds.InteractionRequired,
                    static scene => Person(scene, static scene => scene.Entra.DeviceCodes[^1].Decline())
                )
                {
                    Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token],
                },
                new(
                    "too late",
                    ErrorIds.InteractionRequired,
                    static scene =>
                        Person(scene, static scene => scene.Emulator.Faults.Set(EmulatedRoute.Token, new EntraErrorFault { Code = 70020 }))
                )
                {
                    Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token],
                    Code = "AADSTS70020",
                },
                new("unknown application", ErrorIds.InvalidCredential, static _ => new DeviceCodeSignIn(Failings.Unknown))
                {
                    Asked = [EmulatedRoute.DeviceCode],
                    Code = "AADSTS700016",
                },
                new(
                    "another tenant",
                    ErrorIds.WrongTenant,
                    static scene => new DeviceCodeSignIn(null) { TenantId = $"{scene.Entra.OtherTenantId}" }
                )
                {
                    Asked = [EmulatedRoute.DeviceCode, EmulatedRoute.Token],
                    Code = "AADSTS50020",
                },
            ],
        },
        new("Interactive", "Interactive", static scene => new BrowserSignIn($"{scene.Entra.PublicClient.ClientId}", "ada"))
        {
            IdentityName = "Ada Operator",
            ReadsProcessEnvironment = true,
            NeedsLinux = true,
            Page = EmulatedRoute.Authorize,
            Endpoints = [Endpoint.Entra],
            AssertRequests = static scene =>
            {
                RecordedRequest page = scene.Single(EmulatedRoute.Authorize),
                    redeemed = scene.Single(EmulatedRoute.Token);
                Dictionary<string, string> asked = page
                    .Query.TrimStart('?')
                    .Split('&')
                    .Select(static part => part.Split('='))
                    .ToDictionary(static part => part[0], static part => Uri.UnescapeDataString(part[1]));
                Assert.Equal($"/{scene.TenantId}/oauth2/v2.0/authorize", page.Path);
                Assert.Equal(
                    ($"{scene.Entra.PublicClient.ClientId}", "code", "form_post", "ada"),
                    (asked["client_id"], asked["response_type"], asked["response_mode"], asked["login_hint"])
                );
                Assert.Equal([TokenRequest.Scope, "offline_access", "openid", "profile"], asked["scope"].Split(' ').Order());
                Assert.Equal(("authorization_code", asked["redirect_uri"]), (redeemed.Form["grant_type"], redeemed.Form["redirect_uri"]));
                Assert.Equal(
                    ("S256", asked["code_challenge"]),
                    (
                        asked["code_challenge_method"],
                        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(redeemed.Form["code_verifier"])))
                    )
                );
                Assert.DoesNotContain("client_secret", redeemed.Form.Keys);
            },
            Refused =
            [
                Back(
                    "declined",
                    ErrorIds.InteractionRequired,
                    new EntraErrorFault
                    {
                        Code = 65004,
                        Error = "access_denied",
                        SubError = "cancel",
                    }
                ) with
                {
                    Code = null,
                },
                Back("no consent", ErrorIds.InteractionRequired, new EntraErrorFault { Code = 65001 }),
                Back("blocked", ErrorIds.ConditionalAccess, new EntraErrorFault { Code = 53003, Error = "access_denied" }),
                Back("not in the tenant", ErrorIds.WrongTenant, new EntraErrorFault { Code = 50020 }),
                new(
                    "another tenant",
                    ErrorIds.WrongTenant,
                    static scene => new BrowserSignIn(null, null) { TenantId = $"{scene.Entra.OtherTenantId}" }
                )
                {
                    Asked = [EmulatedRoute.Authorize, EmulatedRoute.Token],
                    Code = "AADSTS50020",
                },
            ],
            Unavailable =
            [
                new(
                    "no browser",
                    ErrorIds.CredentialUnavailable,
                    static scene => Failings.Find(scene, "PATH", scene.Folder, static scene => new BrowserSignIn(null, null))
                ),
            ],
        },
    ];

    // What the browser comes back with.
    private static Failing Back(string what, string errorId, EntraErrorFault refusal) => new(what, errorId, scene =>
    {
        scene.Emulator.Faults.Set(EmulatedRoute.Authorize, refusal);
        return new BrowserSignIn($"{scene.Entra.PublicClient.ClientId}", null);
    })
    { Asked = [EmulatedRoute.Authorize], Code = $"AADSTS{refusal.Code}" };

    private static DeviceCodeSignIn Person(SignInScene scene, Action<SignInScene> does)
    {
        scene.Person = does;
        return new DeviceCodeSignIn($"{scene.Entra.PublicClient.ClientId}");
    }
}
