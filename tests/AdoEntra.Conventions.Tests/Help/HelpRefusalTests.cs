using System.Text.RegularExpressions;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>Each fault of a page is refused by its own code, at its own line, and nothing is written.</summary>
public sealed partial class HelpRefusalTests : IDisposable
{
    private readonly SamplePages _pages = new();

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void Cmdlet_WithoutPage_IsRefused()
    {
        string line = Assert.Single(_pages.Delete(SamplePages.Remove).Compile().Lines, IsMissing);
        Assert.StartsWith($"{_pages.Help}(1): error HELP001: ", line, StringComparison.Ordinal);
        Assert.Contains("Remove-Sample", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_OutsideOfAnArea_IsNone()
    {
        File.WriteAllText(Path.Combine(_pages.Help, "Remove-Sample.md"), SampleText.Remove);
        Assert.Single(_pages.Delete(SamplePages.Remove).Compile().Lines, IsMissing);
    }

    [Fact]
    public void Page_InTwoAreas_IsRefused() =>
        Refuses(_pages.Write("Tests/Remove-Sample", SampleText.Remove), "Tests/Remove-Sample", "HELP015", "# Remove-Sample");

    [Fact]
    public void Property_WithoutSummary_IsRefused() =>
        Refuses(_pages.Document(" "), SamplePages.Get, "HELP016", "### AdoEntra.Conventions.Tests.Help.Fixtures.Sample");

    [Fact]
    public void Page_WithoutCmdlet_IsRefused() =>
        Refuses(
            _pages.Write("Get-Nothing", SampleText.Remove.Replace("Remove-Sample", "Get-Nothing", StringComparison.Ordinal)),
            "Get-Nothing",
            "HELP002",
            "# Get-Nothing"
        );

    // The last argument is the line of the spoilt page where the problem has to be told; the last such line, or "" for the first of all.
    [Theory]
    [InlineData("# Remove-Sample", "# Something", "HELP003", "# Something")]
    [InlineData("# Remove-Sample\n", "", "HELP003", "")]
    [InlineData("## Description\n\nRemoves one.\n\n", "", "HELP004", "# Remove-Sample")]
    [InlineData("## Related links\n\n- [Samples online](https://example.org/samples)\n", "", "HELP004", "# Remove-Sample")]
    [InlineData("Removes a sample.", "", "HELP005", "## Synopsis")]
    [InlineData("The name.", "", "HELP005", "### -Name")]
    [InlineData("Removes one.", "Removes one.\n\n## Advice\n\nNone.", "HELP006", "## Advice")]
    [InlineData("Removes one.", "Removes one.\n\n## Synopsis\n\nAgain.", "HELP006", "## Synopsis")]
    [InlineData(
        "## Description\n\nRemoves one.\n\n## Examples",
        "## Notes\n\nNote.\n\n## Description\n\nRemoves one.\n\n## Examples",
        "HELP006",
        "## Description"
    )]
    [InlineData("Removes one.", "Removes one.\n\n### Inside\n\nText.", "HELP006", "### Inside")]
    [InlineData("Removes one.", "Removes one.\n\n# Remove-Sample", "HELP006", "# Remove-Sample")]
    [InlineData("Removes a sample.", "Removes a sample.\n\nAnd more.", "HELP006", "## Synopsis")]
    [InlineData("The name.", "The name.\n\n### -Name\n\nAgain.", "HELP006", "### -Name")]
    [InlineData("### -Name\n", "Loose words.\n\n### -Name\n", "HELP006", "Loose words.")]
    [InlineData("### -Name\n", "### -First\n\nThe first.\n\n### -Name\n", "HELP008", "### -First")]
    [InlineData("### -Name\n", "### Name\n", "HELP008", "### Name")]
    [InlineData("```powershell\nRemove-Sample one\n```\n\n", "", "HELP009", "### Remove one")]
    [InlineData("Removes it.", "", "HELP009", "### Remove one")]
    [InlineData("```powershell\n", "```ps1\n", "HELP009", "```ps1")]
    [InlineData("Removes it.", "Removes it.\n\n```powershell\nx\n```", "HELP009", "### Remove one")]
    [InlineData("Removes it.", "Removes it.\n\n```output\nx\n```\n\n```output\nx\n```", "HELP009", "### Remove one")]
    [InlineData("### Remove one\n", "Loose words.\n\n### Remove one\n", "HELP009", "Loose words.")]
    [InlineData("## Outputs\n\n### None", "## Outputs\n\n### System.Int32\n\nA number.", "HELP010", "### System.Int32")]
    [InlineData("## Inputs\n\n### None", "## Inputs\n\n### System.Int32\n\nA number.", "HELP012", "### System.Int32")]
    [InlineData("https://example.org/samples", "Get-Sample.md", "HELP013", "## Related links")]
    [InlineData("/samples)\n", "/samples)\n- [Gone](Get-Gone.md)\n", "HELP013", "- [Gone](Get-Gone.md)")]
    [InlineData("/samples)\n", "/samples)\n- Words\n", "HELP013", "- Words")]
    [InlineData("/samples)\n", "/samples)\n\nWords\n", "HELP013", "Words")]
    [InlineData("Removes one.", "Removes <one>.", "HELP014", "Removes <one>.")]
    [InlineData("Removes one.", "<p>Removes one.</p>", "HELP014", "<p>Removes one.</p>")]
    [InlineData("Removes one.", "Removes ![one](one.png).", "HELP014", "Removes ![one](one.png).")]
    [InlineData("Removes one.", "> Removes one.", "HELP014", "> Removes one.")]
    [InlineData("Removes one.", "- a\n  - b", "HELP014", "- a")]
    [InlineData("Removes one.", "Removes \u0007 one.", "HELP014", "")]
    public void Page_WithFault_IsRefused(string old, string replacement, string code, string at) =>
        Refuses(_pages.Replace(SamplePages.Remove, old, replacement), SamplePages.Remove, code, at);

    [Fact]
    public void Parameter_WithoutDescription_IsRefused() =>
        Refuses(_pages.Replace(SamplePages.Get, "### -Depth\n\nThe depth.\n\n", string.Empty), SamplePages.Get, "HELP007", "## Parameters");

    [Fact]
    public void Output_NotDescribed_IsRefused() =>
        Refuses(
            _pages.Replace(SamplePages.Get, "### System.String\n\nA text.\n\n", string.Empty),
            SamplePages.Get,
            "HELP011",
            "## Outputs"
        );

    [Fact]
    public void Input_NoneAlthoughTaken_IsRefused() =>
        Refuses(
            _pages.Replace(SamplePages.Get, "### System.String\n\nThe name", "### None\n\nThe name"),
            SamplePages.Get,
            "HELP012",
            "### None"
        );

    [Fact]
    public void SharedPage_OfNoParameter_IsRefused() =>
        Refuses(_pages.Write("shared/Gone", "# -Gone\n\nText.\n"), "shared/Gone", "HELP008", "# -Gone");

    [Theory]
    [InlineData("# Connection\n\nText.\n", "HELP003", "# Connection")]
    [InlineData("# -Connection\n", "HELP005", "# -Connection")]
    [InlineData("# -Connection\n\nText.\n\n## More\n\nText.\n", "HELP006", "## More")]
    public void SharedPage_WithFault_IsRefused(string text, string code, string at) =>
        Refuses(_pages.Write("shared/Connection", text), "shared/Connection", code, at);

    [Fact]
    public void Page_WithSeveralFaults_TellsThemAllInOrder()
    {
        string[] lines = _pages
            .Replace(SamplePages.Remove, "Removes it.", string.Empty)
            .Replace(SamplePages.Remove, "Removes one.", string.Empty)
            .Delete(SamplePages.Get)
            .Compile().Lines;
        Assert.Equal(
            [("help", "HELP001"), (SamplePages.Remove, "HELP005"), (SamplePages.Remove, "HELP009")],
            lines.Select(line =>
                (Path.GetFileNameWithoutExtension(Form().Match(line).Groups["file"].Value), Form().Match(line).Groups["code"].Value)
            )
        );
    }

    private static bool IsMissing(string line) => line.Contains(": error HELP001: ", StringComparison.Ordinal);

    private static void Refuses(SamplePages pages, string page, string code, string at)
    {
        int line = at.Length == 0 ? 1 : 1 + Array.LastIndexOf(File.ReadAllLines(pages.PathOf(page)), at);
        (int exitCode, string[] lines) = pages.Compile();
        Assert.NotEqual(0, line);
        Assert.Equal(1, exitCode);
        Assert.All(lines, text => Assert.Matches(Form(), text));
        Assert.Contains(lines, text => text.StartsWith($"{pages.PathOf(page)}({line}): error {code}: ", StringComparison.Ordinal));
        Assert.False(File.Exists(pages.Output));
    }

    [GeneratedRegex(@"^(?<file>.+(\.md|help))\((?<line>[1-9][0-9]*)\): error (?<code>HELP[0-9]{3}): \S.*$")]
    private static partial Regex Form();
}
