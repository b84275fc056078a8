using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>Where the tool takes a secret from, and where not.</summary>
public sealed partial class SignInMethodTests
{
    [Theory]
    [InlineData("--client-secret")]
    [InlineData("--federated-token")]
    [InlineData("--access-token")]
    [InlineData("--personal-access-token")]
    [InlineData("--system-access-token")]
    [InlineData("--certificate-password")]
    public async Task SecretOnTheCommandLine_IsRefused_AndNotRepeated(string option)
    {
        string[] way = option switch
        {
            "--system-access-token" => ["--azure-pipelines"],
            "--certificate-password" => ["--certificate-path", "c.pfx", "--client-id", SecretApplication],
            "--client-secret" or "--federated-token" => ["--client-id", SecretApplication],
            _ => [],
        };
        foreach (string[] form in (string[][])[[option, Literal], [$"{option}={Literal}"], [$"{option}:{Literal}"]])
        {
            ToolOutcome outcome = (await RunWithAsync(null, null, ["token", "--verbose", .. way, .. form])).Failed(2, "InvalidRequest");

            Assert.Contains(
                $"{option} was not read, because a secret on the command line can be read by others",
                outcome.Failures[0],
                StringComparison.Ordinal
            );
            Assert.Contains("env:NAME", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Literal, outcome.Error, StringComparison.Ordinal);
        }

        Assert.Empty(Emulator.Requests.List());
    }

    // Edges are no part of a secret, and what is none is refused before any request is sent, whatever the option.
    [Theory]
    [InlineData("--client-secret", "env")]
    [InlineData("--client-secret", "file")]
    public async Task Secret_WithMarksAround_IsTrimmed(string option, string form)
    {
        string marked = "\uFEFF" + GoodSecret + " \r\n";
        string source = form == "file" ? "file:" + File("marked", marked) : "env:MARKED";

        AssertToken(
            await RunWithAsync(variables => variables["MARKED"] = marked, null, "token", option, source, "--client-id", SecretApplication),
            "secret-app"
        );
    }

    [Theory]
    [InlineData("$(System.AccessToken)", "is '$(System.AccessToken)', a variable that was not replaced by its value")]
    [InlineData("***", "is only '*'")]
    [InlineData("kNoWn\nkNoWn", "contains a line break or another control character")]
    [InlineData("kNoWn\u00FC", "contains a character that is not allowed in a header")]
    public async Task Secret_ThatIsNone_IsRefusedBeforeAnyRequest(string text, string said)
    {
        foreach (string option in new[] { "--access-token", "--personal-access-token" })
        {
            ToolOutcome outcome = (await RunWithAsync(variables => variables["WRONG"] = text, null, "token", option, "env:WRONG")).Failed(
                2,
                "InvalidRequest"
            );

            Assert.Contains($"The secret of {option} {said}", outcome.Failures[0], StringComparison.Ordinal);
            Assert.DoesNotContain("kNoWn", outcome.Error, StringComparison.Ordinal);
        }

        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("env:NOT_THERE")]
    [InlineData("file:/nowhere/secret")]
    [InlineData("-")]
    public async Task SourceWithNothingInIt_IsRefused(string source)
    {
        ToolOutcome outcome = (await RunWithAsync(null, "\n", "token", "--client-id", SecretApplication, "--client-secret", source)).Failed(
            2,
            "InvalidRequest"
        );

        Assert.Contains(
            source == "-" ? "the source is empty" : source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..],
            outcome.Failures[0],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("[redacted]", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }
}
