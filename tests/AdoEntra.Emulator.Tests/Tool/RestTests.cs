using System.Text;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra rest</c>: what is given on the command line is what is sent, and its errors name its options.</summary>
public sealed class RestTests() : ToolTests(new EmulatorOptions { Entra = true })
{
    [Theory]
    [InlineData("Get")]
    [InlineData("get")]
    [InlineData("GET")]
    public async Task Method_IsTakenInAnyCase(string verb)
    {
        ToolOutcome outcome = (await SignedInAsync("rest", "_apis/projects/SecretSauce", "--method", verb)).Succeeded();

        Assert.Contains("\"SecretSauce\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_GivenTwice_IsSentWhole()
    {
        OutsideContract("an operation outside the contract", "MyOrg/_apis/unknown");
        await SignedInAsync("rest", "_apis/unknown/area", "--query", "ids=1", "--query", "x=a b", "--query", "ids=2");

        Assert.EndsWith("/_apis/unknown/area?ids=1,2&x=a%20b", Last.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RouteValue_GivenTwice_IsAMistake()
    {
        ToolOutcome outcome = (
            await SignedInAsync(
                "rest",
                "--area",
                "git",
                "--resource",
                "repositories",
                "--route-values",
                "project=a",
                "--route-values",
                "Project=b"
            )
        ).Failed(2, "InvalidRequest");

        Assert.Contains("The name 'Project' is used more than once in --route-values", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ThatTheOperationHasNot_IsAWarningOnStderr()
    {
        OutsideContract("a name that the operation does not have", "MyOrg/_apis/projects");
        ToolOutcome outcome = (await SignedInAsync("rest", "_apis/projects", "--query", "top=1")).Succeeded();

        Assert.Contains(
            "adoentra: warning: The query parameter 'top' is not one of GET _apis/projects",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("warning", outcome.Output, StringComparison.Ordinal);
    }

    // A mark of the shell's, or of the program that wrote the file, is no part of JSON.
    [Theory]
    [InlineData("\uFEFF{\"name\":\"ü\"}")]
    [InlineData("{\"name\":\"ü\"}")]
    public async Task Body_OfStandardInput_IsJsonWithoutAMark(string input)
    {
        await ToolProcess.RunAsync(
            Emulator,
            null,
            input,
            ["rest", "SecretSauce/_apis/git/repositories", "--method", "post", "--body", "-", .. Identity]
        );

        Assert.Equal("{\"name\":\"ü\"}", Encoding.UTF8.GetString(Last.Body.Span));
    }

    [Fact]
    public async Task Body_OfStandardInput_IsByteForByteWhereItIsNotJson()
    {
        await ToolProcess.RunAsync(
            Emulator,
            null,
            "\uFEFFü\r\n",
            ["rest", "SecretSauce/_apis/wit/attachments", "--query", "fileName=b", "--method", "post", "--body", "-", .. Identity]
        );

        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xBC, 0x0D, 0x0A], Last.Body.ToArray());
    }

    // The limit of a request and that of signing in have names of their own here.
    [Theory]
    [InlineData(null, "allow more time (--timeout-sec)")]
    [InlineData(RequestArguments.Limit, "allow more time (--request-timeout-sec)")]
    public void TimeLimit_IsNamedByItsOption(string? limit, string worded)
    {
        (System.CommandLine.RootCommand root, _) = ToolCommand.Create(
            new AdoEntra.Tool.Output.ToolConsole(static () => TextReader.Null, TextWriter.Null, TextWriter.Null),
            null!
        );

        Assert.Equal(worded, Wording.ForShell("allow more time (-TimeoutSec)", root, limit));
        Assert.Equal(
            "sign in with --organization fabrikam for this address",
            Wording.ForShell("run Connect-AdoEntra fabrikam for this address", root, limit)
        );
        Assert.Equal("Save it with --out-file", Wording.ForShell("Save it with -OutFile", root, limit));
    }

    private RecordedRequest Last => Emulator.Requests.List()[^1];
}
