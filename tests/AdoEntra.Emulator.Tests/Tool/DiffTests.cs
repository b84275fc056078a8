namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra diff</c> and <c>adoentra pr diff</c>.</summary>
public sealed class DiffTests() : ToolTests(new EmulatorOptions())
{
    private static readonly string[] s_where = ["--project", "SecretSauce", "--repository", "api"];

    [Fact]
    public async Task Diff_OfABranch_ListsItsFiles()
    {
        ToolOutcome outcome =
            (await SignedInAsync(["diff", "--base", "main", "--target", "feature/api", .. s_where, "--output", "tsv"])).Succeeded();

        Assert.StartsWith("add\tapi\t/notes/feature-api.md\t", Assert.Single(outcome.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_ByPath_ListsThoseThatMatch()
    {
        string[] line = ["diff", "--base", "v1.0", .. s_where, "--output", "tsv"];
        Assert.Single((await SignedInAsync([.. line, "/src/*"])).Succeeded().Lines);
        Assert.Empty((await SignedInAsync([.. line, "/docs/*"])).Succeeded().Output);
    }

    [Fact]
    public async Task Diff_WithWhatIsNotThere_SaysSo()
    {
        ToolOutcome outcome = await SignedInAsync(["diff", "--base", "no-such", .. s_where]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("branch or tag 'no-such' does not exist", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PullRequestDiff_IsThePatch_AndNothingElse()
    {
        ToolOutcome outcome = (await SignedInAsync(["pr", "diff", "25"])).Succeeded();

        Assert.StartsWith("diff --git a/", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n+Noch nicht fertig.\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PullRequestDiff_OfNone_SaysSo()
    {
        ToolOutcome outcome = await SignedInAsync(["pr", "diff", "999999"]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Empty(outcome.Output);
    }
}
