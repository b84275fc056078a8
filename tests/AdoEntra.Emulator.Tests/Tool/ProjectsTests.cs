namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra projects</c>.</summary>
public sealed class ProjectsTests() : ToolTests(new EmulatorOptions { ExtraProjects = 600, RepositoriesPerProject = 0 })
{
    [Fact]
    public async Task All_ComePageByPage()
    {
        ToolOutcome outcome = (await SignedInAsync("projects", "--output", "tsv")).Succeeded();

        Assert.Equal(606, outcome.Lines.Length);
        Assert.Equal(2, Emulator.Requests.List(EmulatedRoute.Projects).Count);
    }

    [Fact]
    public async Task First_AsksForNoMorePagesThanNeeded()
    {
        ToolOutcome outcome = (await SignedInAsync("projects", "--first", "3", "--skip", "2", "--output", "tsv")).Succeeded();

        Assert.Equal(["Contoso Web", "Legacy", "Empty"], outcome.Lines.Select(static line => line.Split('\t')[0]));
        Assert.Single(Emulator.Requests.List(EmulatedRoute.Projects));
    }

    [Fact]
    public async Task FirstNone_AsksForNothing()
    {
        Assert.Empty((await SignedInAsync("projects", "--first", "0")).Succeeded().Output);
        Assert.Empty(Emulator.Requests.List(EmulatedRoute.Projects));
    }

    [Theory]
    [InlineData("secretsauce", "SecretSauce")]
    [InlineData("*sauce", "SecretSauce")]
    [InlineData("Grün & Blau #1 100%", "Grün & Blau #1 100%")]
    [InlineData("caf? z*", "Café Zürich")]
    public async Task Names_MayHaveWildcardsAndOddCharacters(string name, string expected)
    {
        ToolOutcome outcome = (await SignedInAsync("projects", name, "--output", "tsv")).Succeeded();

        Assert.Equal(expected, Assert.Single(outcome.Lines).Split('\t')[0]);
    }

    [Fact]
    public async Task Table_IsAligned_WhateverTheNames()
    {
        ToolOutcome outcome = (await SignedInAsync("projects", "--first", "6")).Succeeded();

        int column = outcome.Lines[0].IndexOf("Visibility", StringComparison.Ordinal);
        Assert.All(outcome.Lines.Skip(2), line => Assert.Matches("^(private|public) ", line[column..]));
    }
}
