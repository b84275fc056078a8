using System.Text;
using System.Xml.Linq;

namespace AdoEntra.Conventions.Tests.Views;

/// <summary>The views of the module: those that models declare, shown as their properties want it, and those written by hand.</summary>
public sealed class ViewFileTests : IDisposable
{
    private const string Other = """
        <Configuration>
          <ViewDefinitions>
            <View>
              <Name>Other</Name>
              <ViewSelectedBy><TypeName>Sample.Other</TypeName></ViewSelectedBy>
              <TableControl>
                <TableRowEntries>
                  <TableRowEntry>
                    <Wrap/>
                    <TableColumnItems>
                      <TableColumnItem><ScriptBlock>$_.One
                      $_.Two</ScriptBlock></TableColumnItem>
                    </TableColumnItems>
                  </TableRowEntry>
                </TableRowEntries>
              </TableControl>
            </View>
          </ViewDefinitions>
        </Configuration>
        """;

    private readonly SampleModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void View_Declared_IsATableOfItsColumnsForItsType()
    {
        XElement view = Assert.Single(_models.Declare("[TableView(\"Name\", \"Number=Revision\", More = [\"Id\"])]").CompileViews());
        Assert.Equal("Sample.Thing", view.Element("Name")!.Value);
        Assert.Equal("Sample.Thing", view.Element("ViewSelectedBy")!.Element("TypeName")!.Value);
        Assert.Equal(["Name", "Number"], view.Descendants("Label").Select(static label => label.Value));
        Assert.Equal(["Name", "Revision"], view.Descendants("PropertyName").Select(static property => property.Value));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Parent")]
    [InlineData("IsDisabled")]
    [InlineData("IsDefaultBranch")]
    [InlineData("WebUrl")]
    public void Column_OfOtherThings_ShowsTheValueItself(string property)
    {
        XElement view = Compile(property);
        Assert.Equal(property, view.Descendants("TableColumnItem").Single().Element("PropertyName")!.Value);
        Assert.Empty(view.Descendants("Alignment"));
    }

    [Theory]
    [InlineData("Revision")]
    [InlineData("Count")]
    [InlineData("PoolSize")]
    [InlineData("Share")]
    [InlineData("Price")]
    public void Column_OfANumber_EndsFlush(string property)
    {
        XElement view = Compile(property);
        Assert.Equal(property, view.Descendants("TableColumnItem").Single().Element("PropertyName")!.Value);
        Assert.Equal("Right", view.Descendants("TableColumnHeader").Single().Element("Alignment")!.Value);
    }

    [Theory]
    [InlineData("LastUpdateTime", "if ($_.LastUpdateTime) { '{0:g}' -f $_.LastUpdateTime.LocalDateTime }")]
    [InlineData("Created", "if ($_.Created) { '{0:g}' -f $_.Created.LocalDateTime }")]
    [InlineData("DefaultBranch", "$_.DefaultBranch -replace '^refs/heads/'")]
    [InlineData("SourceRefName", "$_.SourceRefName -replace '^refs/heads/'")]
    public void Column_OfATimeOrABranch_IsShortened(string property, string script)
    {
        XElement view = Compile(property);
        Assert.Equal(script, view.Descendants("TableColumnItem").Single().Element("ScriptBlock")!.Value);
        Assert.Empty(view.Descendants("Alignment"));
    }

    // What it shows, Views.Tests.ps1 tells.
    [Fact]
    public void Column_OfASize_IsShortenedAndEndsFlush()
    {
        XElement view = Compile("Size");
        Assert.Contains("-lt 1000KB", view.Descendants("ScriptBlock").Single().Value, StringComparison.Ordinal);
        Assert.Equal("Right", view.Descendants("Alignment").Single().Value);
    }

    [Fact]
    public void View_WrittenByHand_IsMergedAsItIs()
    {
        XElement[] views = _models.Write(Other).CompileViews();
        Assert.Equal(["Other", "Sample.Thing"], views.Select(static view => view.Element("Name")!.Value));
        Assert.Single(views[0].Descendants("Wrap"));
        Assert.StartsWith("$_.One\n ", views[0].Descendants("ScriptBlock").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_WithoutColumns_HasNoView() => Assert.Empty(_models.Declare("").CompileViews());

    [Fact]
    public void File_TwoRunsAndWindowsLines_SameBytes()
    {
        _models.Write(Other).CompileViews();
        byte[] bytes = File.ReadAllBytes(_models.Output);
        _models.Write(Other.ReplaceLineEndings("\r\n")).CompileViews();
        Assert.Equal(bytes, File.ReadAllBytes(_models.Output));
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private XElement Compile(string property) => Assert.Single(_models.Declare($"[TableView(\"{property}\")]").CompileViews());
}
