namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra commits</c>.</summary>
public sealed class CommitsTests() : ToolTests(new EmulatorOptions())
{
    private static readonly string[] s_where = ["--project", "SecretSauce", "--repository", "SecretSauce", "--output", "tsv"];

    [Fact]
    public async Task History_IsReadAsFarAsItIsWanted()
    {
        ToolOutcome outcome = (await SignedInAsync(["commits", "--first", "3", .. s_where])).Succeeded();

        Assert.Equal(3, outcome.Lines.Length);
    }

    [Fact]
    public async Task Id_WithAWildcard_IsRefusedAndNotPassedOver()
    {
        ToolOutcome outcome = await SignedInAsync(["commits", "abc*", .. s_where]);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("The id of a commit has no wildcards.", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List("commits"));
    }
}
