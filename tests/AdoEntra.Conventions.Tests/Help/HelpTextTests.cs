using System.Text;
using System.Xml.Linq;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>What help says in words comes from the pages.</summary>
public sealed class HelpTextTests : IDisposable
{
    private readonly SamplePages _pages = new();

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void Details_Page_NameVerbNounAndSynopsis()
    {
        XElement details = _pages.CompileCommand(SamplePages.Get).All("details").Single();
        Assert.Equal(["Get-Sample", "Get", "Sample"], new[] { details.Text("name"), details.Text("verb"), details.Text("noun") });
        Assert.Equal(["Gets samples."], details.Paragraphs("description"));
    }

    [Fact]
    public void Description_Markdown_BecomesPlainParagraphs() =>
        Assert.Equal(
            [
                "Gets the samples of a connection, see the site (https://example.org/a?b=1&c=2).",
                "- one item\n- another",
                "if ($true) {\n    'indented'\n}",
            ],
            _pages.CompileCommand(SamplePages.Get).Paragraphs("description"));

    [Fact]
    public void Example_Code_StandsAloneAndItsOutputFollows()
    {
        XElement example = _pages.CompileCommand(SamplePages.Get).All("examples", "example").First();
        Assert.Equal("------------------ Example 1: List everything ------------------", example.Text("title"));
        Assert.Equal("Get-Sample -Name '<&>' |\n    Select-Object Name", example.Text("code"));
        Assert.Equal(["Name\n----\none", "Lists all.", "It takes a while.", string.Empty], example.Paragraphs("remarks"));
    }

    [Fact]
    public void Example_WithoutOutput_GoesOnWithItsWords()
    {
        XElement example = _pages.CompileCommand(SamplePages.Get).All("examples", "example").Last();
        Assert.Contains(" Example 2: List one ", example.Text("title"), StringComparison.Ordinal);
        Assert.Equal(["Lists one.", string.Empty], example.Paragraphs("remarks"));
    }

    [Fact]
    public void Parameter_MarkupCharacters_SurviveAsText() =>
        Assert.Equal(
            ["The name, with * and <any> \"quote\" & more."],
            _pages.CompileCommand(SamplePages.Get).Parameter("Name").Paragraphs("description")
        );

    [Theory]
    [InlineData("Connection", "The shared words on Connection.")]
    [InlineData("Skip", "The shared words on Skip.")]
    [InlineData("First", "The page's own words on First.")]
    public void Parameter_Shared_IsUsedUnlessThePageHasItsOwnWords(string parameter, string expected) =>
        Assert.Equal([expected], _pages.CompileCommand(SamplePages.Get).Parameter(parameter).Paragraphs("description"));

    [Fact]
    public void InputsAndOutputs_Page_AreNamedAndDescribed()
    {
        XElement command = _pages.CompileCommand(SamplePages.Get);
        XElement input = command.All("inputTypes", "inputType").Single();
        Assert.Equal("System.String", input.Text("type", "name"));
        Assert.Equal(["The name of a sample."], input.Paragraphs("description"));
        Assert.Equal(
            ["AdoEntra.Conventions.Tests.Help.Fixtures.Sample", "System.String"],
            command.All("returnValues", "returnValue").Select(output => output.Text("type", "name")));
    }

    [Fact]
    public void Output_OfOurOwn_ListsItsProperties()
    {
        XElement[] outputs = [.. _pages.CompileCommand(SamplePages.Get).All("returnValues", "returnValue")];
        Assert.Equal(["A sample.", "- Name: The name, as Title has it."], outputs[0].Paragraphs("description"));
        Assert.Equal(["A text."], outputs[1].Paragraphs("description"));
    }

    [Fact]
    public void Notes_Optional_AreWrittenWhereThePageHasThem()
    {
        Assert.Equal(["Note well."], _pages.CompileCommand(SamplePages.Get).Paragraphs("alertSet", "alert"));
        Assert.Empty(_pages.CompileCommand(SamplePages.Remove).All("alertSet"));
    }

    [Fact]
    public void RelatedLinks_First_IsTheWebAddressThatOnlineOpens()
    {
        XElement[] links = [.. _pages.CompileCommand(SamplePages.Get).All("relatedLinks", "navigationLink")];
        Assert.Equal(["Samples online", "Remove-Sample"], links.Select(link => link.Text("linkText")));
        Assert.Equal(["https://example.org/samples", string.Empty], links.Select(link => link.Text("uri")));
    }

    [Fact]
    public void File_TwoRuns_SameBytesWithoutMarkAndWithUnixLines()
    {
        string second = Path.Combine(_pages.Module, "second");
        _pages.Compile();
        _pages.Compile(second);
        byte[] bytes = File.ReadAllBytes(_pages.Output);
        Assert.Equal(bytes, File.ReadAllBytes(SamplePages.OutputIn(second)));
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void File_PagesWithWindowsLines_SameBytes()
    {
        _pages.Compile();
        byte[] unix = File.ReadAllBytes(_pages.Output);
        _pages.Replace(SamplePages.Get, "\n", "\r\n").Compile();
        Assert.Equal(unix, File.ReadAllBytes(_pages.Output));
    }
}
