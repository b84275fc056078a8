using System.Text.RegularExpressions;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>Command lines that do not get as far as Core: help, and mistakes.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("The command 'projcts' does not exist.", "projcts")]
    [InlineData("The command 'project' does not exist.", "project", "--identity", "--organization", "MyOrg")]
    [InlineData("The command 'PROJECTS' does not exist.", "PROJECTS", "--identity")]
    [InlineData("The command 'REST' does not exist.", "REST", "_apis/projects", "--identity")]
    [InlineData("No command was given.")]
    [InlineData("The option '--frist' does not exist.", "projects", "--frist", "3")]
    [InlineData(
        "--client-secret was not read, because a secret on the command line can be read by others",
        "token",
        "--client-id",
        "5c1d0000-0000-4c11-8000-0000000000d4",
        "--client-secret",
        "hunter2"
    )]
    [InlineData(
        "--identity and --client-secret cannot be used together: each is a sign-in method.",
        "repositories",
        "--client-secret=hunter2",
        "--identity"
    )]
    [InlineData("The option '--client-secret' does not exist.", "--client-secret", "hunter2")]
    [InlineData("--first takes 0 or more.", "projects", "--first", "-1")]
    [InlineData("--skip takes 0 or more.", "projects", "--skip", "-1")]
    [InlineData("--timeout-sec takes 1 to 3600 seconds.", "projects", "--timeout-sec", "0")]
    [InlineData("--first takes a whole number, 0 or more.", "projects", "--first", "x")]
    [InlineData("--first takes a whole number, 0 or more.", "rest", "_apis/projects", "--first", "1.5")]
    [InlineData("--skip takes a whole number, 0 or more.", "rest", "_apis/projects", "--skip", "99999999999999999999")]
    [InlineData("--timeout-sec takes a whole number, 1 to 3600 seconds.", "token", "--timeout-sec", "soon")]
    [InlineData("--request-timeout-sec takes 1 to 86400 seconds.", "rest", "_apis/projects", "--request-timeout-sec", "0")]
    [InlineData("--request-timeout-sec takes a whole number, 1 to 86400 seconds.", "repositories", "--request-timeout-sec", "")]
    [InlineData("--method takes one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS.", "rest", "_apis/projects", "--method", "FETCH")]
    [InlineData("--method takes one of GET, POST", "rest", "_apis/projects", "--method", "hunter2", "--first", "x", "--body", "{}")]
    [InlineData("--output does not know this value. Must be one of: 'table' 'json' 'tsv'", "projects", "--output", "hunter2")]
    [InlineData(
        "--content-type requires a value, but another option follows it.",
        "rest",
        "_apis/projects",
        "--content-type",
        "--access-token",
        "hunter2secret"
    )]
    [InlineData(
        "--method requires a value, but another option follows it.",
        "rest",
        "_apis/projects",
        "--method",
        "--client-secret",
        "hunter2secret"
    )]
    [InlineData("An argument does not belong to any option.", "rest", "_apis/projects", "--raw=hunter2")]
    [InlineData("An argument does not belong to any option.", "rest", "_apis/projects", "hunter2secret")]
    [InlineData("A GET request has no body", "rest", "_apis/projects", "--method", "get", "--body", "{}")]
    [InlineData("A GET request has no body", "rest", "_apis/projects", "--body", "{}")]
    [InlineData("--raw and --out-file cannot be used together.", "rest", "_apis/projects", "--raw", "--out-file", "x")]
    [InlineData("The value '' is not a valid name.", "projects", "")]
    [InlineData("The value '..' is not a valid name.", "repositories", "--project", "..")]
    [InlineData("Must be one of: 'table' 'json' 'tsv'", "projects", "--output", "xml")]
    [InlineData("--header and --json cannot be used together.", "token", "--header", "--json")]
    [InlineData("--organization", "projects", "--identity", "--organization")]
    public async Task Mistake_IsTold_AndWhereToLook(string what, params string[] args)
    {
        ToolOutcome outcome = (await RunAsync(args)).Failed(2, "InvalidRequest");

        Assert.Contains(what, outcome.Failures[0], StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenInTheWrongPlace_IsNotRepeated()
    {
        ToolOutcome outcome = await RunAsync("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJvaWQiOiIxIn0.c2ln");

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("eyJ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--help", "--frist")]
    public async Task Help_TellsCommandsAndExitCodes(params string[] args)
    {
        ToolOutcome outcome = (await RunAsync(args)).Succeeded();

        Assert.Contains("  adoentra [command] [options]", outcome.Output, StringComparison.Ordinal);
        Assert.All(["repositories", "projects", "token"], command => Assert.Matches($"(?m)^  {command} ", outcome.Output));
        Assert.All(ExitCodes.Meanings, entry => Assert.Matches($@"(?m)^ +{entry.Code}  {Regex.Escape(entry.Meaning)}", outcome.Output));
        Assert.All(ExitCodes.ByErrorId.Keys, id => Assert.Contains(id, outcome.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("repositories")]
    [InlineData("projects")]
    [InlineData("token")]
    public async Task HelpOfACommand_TellsHowToSignIn(string command)
    {
        ToolOutcome outcome = (await RunAsync(command, "--help")).Succeeded();

        Assert.All(
            [
                "--identity",
                "--client-id",
                "--object-id",
                "--resource-id",
                "--organization",
                "--project",
                "--tenant-id",
                "--skip-verification",
                "--timeout-sec",
                "--verbose",
            ],
            option => Assert.Contains($"  {option} ", outcome.Output, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Exit codes", outcome.Output, StringComparison.Ordinal);
    }

    private static Task<ToolOutcome> RunAsync(params string[] args) => new ToolRun().RunAsync(args);
}
