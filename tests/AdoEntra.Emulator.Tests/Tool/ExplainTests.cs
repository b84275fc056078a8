using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra explain</c>: what the failure of another program means, from a pipe, a file or the command line.</summary>
public sealed class ExplainTests
{
    private const string Clone =
        "Cloning into 'api'...\nfatal: could not read Username for 'https://dev.azure.com': terminal prompts disabled\n";
    private const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn";

    [Fact]
    public async Task Pipe_IsExplainedInFourLines()
    {
        ToolOutcome outcome = (await PipedAsync(Clone)).Succeeded();

        Assert.Equal(4, outcome.Lines.Length);
        Assert.StartsWith("git: NoCredential: Git sent no credential to dev.azure.com", outcome.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Give it a token", outcome.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Who: The user", outcome.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Type: ADO_HEADER=\"Authorization: bearer $(adoentra token", outcome.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_IsAnObjectWithTheSame()
    {
        ToolOutcome outcome = (await PipedAsync("fatal: TF401444: Please sign-in at least once", "--json")).Succeeded();
        using var json = JsonDocument.Parse(outcome.Output);

        Assert.Equal(
            ("NotInOrganization", "TF401444"),
            (json.RootElement.GetProperty("cause").GetString(), json.RootElement.GetProperty("code").GetString())
        );
        Assert.Contains("adoentra", (await PipedAsync(Clone, "--output", "json")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--json")]
    public async Task Unknown_SaysSoWithAnExitCodeOfItsOwn(params string[] form)
    {
        ToolOutcome outcome = await PipedAsync("segmentation fault", form);

        Assert.Equal(7, outcome.ExitCode);
        Assert.Contains("Not known: ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
        Assert.Equal(7, (await PipedAsync(string.Empty)).ExitCode);
    }

    [Fact]
    public async Task Arguments_AreTheTextItself()
    {
        ToolOutcome words = await PipedAsync(string.Empty, "TF401019:", "The", "Git", "repository", "x");
        ToolOutcome dashes = await PipedAsync(string.Empty, "--", "--x", "TF401019: The Git repository");

        Assert.Contains("TF401019", words.Output, StringComparison.Ordinal);
        Assert.Contains("TF401019", dashes.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsReadWhereTheArgumentNamesOne()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Clone);

            Assert.StartsWith("git: NoCredential: ", (await PipedAsync(string.Empty, path)).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task TokenInTheText_LosesNoExplanationAndIsNotShown()
    {
        string text = $"Authorization: Bearer {Token} {Clone}";
        ToolOutcome[] outcomes = [await PipedAsync(text), await PipedAsync(string.Empty, text), await PipedAsync(text, "--json")];
        foreach (ToolOutcome outcome in outcomes)
        {
            outcome.Succeeded();
            Assert.DoesNotContain(Token, outcome.Output, StringComparison.Ordinal);
            Assert.Contains("NoCredential", outcome.Output, StringComparison.Ordinal);
        }

        ToolOutcome alone = await PipedAsync(string.Empty, Token);
        Assert.Equal(7, alone.ExitCode);
        Assert.DoesNotContain(Token, alone.Output + alone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownForm_IsAUsageError()
    {
        ToolOutcome outcome = (await PipedAsync(string.Empty, "--output", "hunter2")).Failed(2, "InvalidRequest");

        Assert.DoesNotContain("hunter2", outcome.Error, StringComparison.Ordinal);
    }

    private static Task<ToolOutcome> PipedAsync(string input, params string[] args) =>
        new ToolRun { Input = input }.RunAsync(["explain", .. args]);
}
