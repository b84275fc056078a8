using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity.DeveloperTools;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>Who is signed in to a developer tool. The tools are a few lines of shell on PATH.</summary>
internal static class DeveloperToolKinds
{
    private const string Resource = "499b84ac-1321-427f-aa17-267ca6975798";

    public static IReadOnlyList<SignInKind> All { get; } =
    [
        Kind(
            DeveloperTool.AzureCli,
            "az",
            static (token, end) => $$"""{"accessToken":"{{token}}","expires_on":{{end.ToUnixTimeSeconds()}},"tokenType":"Bearer"}""",
            "Please run 'az login' to setup account.",
            static (scene, start) =>
                Assert.Equal($"account get-access-token --output json --resource {Resource} --tenant {scene.TenantId}", start)
        ),
        Kind(
            DeveloperTool.AzurePowerShell,
            "pwsh",
            static (token, end) =>
                $"""<Object Type="System.Management.Automation.PSCustomObject"><Property Name="Token" Type="System.String">{token}</Property><Property Name="ExpiresOn" Type="System.Int64">{end.UtcTicks}</Property></Object>""",
            "Run Connect-AzAccount to login.",
            static (scene, start) =>
            {
                Assert.StartsWith("-NoProfile -NonInteractive -EncodedCommand ", start, StringComparison.Ordinal);
                string script = Encoding.Unicode.GetString(Convert.FromBase64String(start.Split(' ')[^1]));
                Assert.Contains("Get-AzAccessToken", script, StringComparison.Ordinal);
                Assert.All([$"'{Resource}'", scene.TenantId], part => Assert.Contains(part, script, StringComparison.Ordinal));
            }),
        Kind(
            DeveloperTool.AzureDeveloperCli,
            "azd",
            static (token, end) => $$"""{"token":"{{token}}","expiresOn":"{{end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}"}""",
            "not logged in, run `azd auth login` to login",
            static (scene, start) =>
            {
                Assert.StartsWith(
                    "auth token --output json --no-prompt --scope " + Resource + "/.default",
                    start,
                    StringComparison.Ordinal
                );
                Assert.Contains(scene.TenantId, start, StringComparison.Ordinal);
            }),
    ];

    private static SignInKind Kind(
        DeveloperTool tool,
        string program,
        Func<string, DateTimeOffset, string> print,
        string notSignedIn,
        Action<SignInScene, string> assertStart
    )
    {
        return new($"{tool}", $"{tool}", scene => Printing(scene, scene.Emulator.State.Tokens.Issue(scene.Entra.Person).Value))
        {
            IdentityName = "Ada Operator",
            ReadsProcessEnvironment = true,
            NeedsLinux = true,
            AssertRequests = scene =>
            {
                assertStart(scene, Assert.Single(scene.Starts(program)));
                Assert.Equal(
                    "Bearer " + scene.Emulator.State.Tokens.Issued.Single().Value,
                    scene.Single(EmulatedRoute.ConnectionData).Headers["Authorization"]
                );
            },
            Refused =
            [
                new(
                    "sign-in has expired",
                    ErrorIds.InteractionRequired,
                    scene =>
                        Complaining(
                            scene,
                            "AADSTS700082: The refresh token has expired due to inactivity.\npassword="
                                + scene.Hidden("the-tool-says-what-it-should-not-say")
                        )
                )
                {
                    Asked = [],
                    Code = "AADSTS700082",
                },
                new("unknown token", ErrorIds.NotSignedIn, scene => Printing(scene, "a-token-that-was-never-ever-issued"))
                {
                    Asked = [EmulatedRoute.ConnectionData, EmulatedRoute.ConnectionData],
                },
                new(
                    "no token",
                    ErrorIds.UnexpectedResponse,
                    scene => Running(scene, $"echo '<html>{scene.Hidden("what-a-portal-says-in-its-place")}</html>'")
                )
                {
                    Asked = [],
                },
            ],
            Unavailable =
            [
                new("not signed in", ErrorIds.CredentialUnavailable, scene => Complaining(scene, notSignedIn)),
                new(
                    "not installed",
                    ErrorIds.CredentialUnavailable,
                    scene => Failings.Find(scene, "PATH", scene.Folder, _ => new DeveloperToolSignIn(tool))
                ),
            ],
        };

        DeveloperToolSignIn Printing(SignInScene scene, string token) =>
            Running(scene, $"cat '{scene.File("printed", print(scene.Hidden(token), DateTimeOffset.UtcNow.AddHours(1)))}'");

        DeveloperToolSignIn Complaining(SignInScene scene, string text) =>
            Running(scene, $"cat '{scene.File("complaint", text)}' >&2; exit 1");

        DeveloperToolSignIn Running(SignInScene scene, string script)
        {
            scene.Program(program, script);
            return new(tool);
        }
    }
}
