namespace AdoEntra.Conventions.Tests.Views;

/// <summary>Each fault of a view is refused by its own code, at its own place, and nothing is written.</summary>
public sealed class ViewRefusalTests : IDisposable
{
    private readonly SampleModels _models = new();

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData("\"Nmae\"", "VIEW001", "'Nmae'")]
    [InlineData("\"Name\", More = [\"Nmae\"]", "VIEW001", "'Nmae'")]
    [InlineData("\"Label=Nmae\"", "VIEW001", "'Nmae'")]
    [InlineData("\"Name=\"", "VIEW001", "''")]
    [InlineData("\"Name\", \"Name\"", "VIEW002", "'Name'")]
    [InlineData("\"Name\", \"Other=Name\"", "VIEW002", "'Other=Name'")]
    [InlineData("\"Name\", \"Name=Id\"", "VIEW002", "'Name=Id'")]
    [InlineData("\"Name\", More = [\"Id\", \"Name\"]", "VIEW002", "'Name'")]
    [InlineData("", "VIEW004", "Sample.Thing")]
    [InlineData("\"=Name\"", "VIEW004", "'=Name'")]
    [InlineData("\"WebUrl\", \"Name\"", "VIEW005", "'WebUrl'")]
    public void Columns_WithFault_AreRefusedWhereTheyAreDeclared(string columns, string code, string name)
    {
        string line = Assert.Single(Refused(_models.Declare($"[TableView({columns})]")));
        Assert.StartsWith($"{_models.ModelFile}({SampleModels.Line}): error {code}: ", line, StringComparison.Ordinal);
        Assert.Contains(name, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_OfAListWithoutView_IsRefused()
    {
        string line = Assert.Single(Refused(_models.Declare("").GiveOut(paging: true)), IsOfAView);
        Assert.StartsWith($"{_models.ModelFile}({SampleModels.Line}): error VIEW003: ", line, StringComparison.Ordinal);
        Assert.Contains("Get-Thing", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_OfNoListOrWithAViewOfItsOwn_NeedsNoColumns()
    {
        Assert.DoesNotContain(_models.Declare("").GiveOut(paging: false).Compile().Lines, IsOfAView);
        Assert.DoesNotContain(_models.Declare("").GiveOut(paging: true).Write(File("Sample.Thing", "Name")).Compile().Lines, IsOfAView);
    }

    [Theory]
    [InlineData("<Configuration>\n<ViewDefinitions>\n</Configuration>", 3)]
    [InlineData("", 1)]
    [InlineData("<Views/>", 1)]
    [InlineData("<Configuration><ViewDefinitions/><Controls/></Configuration>", 1)]
    public void File_ThatIsNoneOfViews_IsRefused(string text, int line) =>
        Assert.StartsWith(
            $"{_models.ViewFile}({line}): error VIEW006: ",
            Assert.Single(Refused(_models.Write(text))),
            StringComparison.Ordinal);

    [Fact]
    public void View_OfAGoneProperty_IsRefused() =>
        Assert.StartsWith(
            $"{_models.ViewFile}(3): error VIEW001: ",
            Assert.Single(Refused(_models.Declare("").Write(File("Sample.Thing", "Nmae")))),
            StringComparison.Ordinal);

    [Fact]
    public void View_OfATypeThatHasOne_IsRefused()
    {
        string line = Assert.Single(Refused(_models.Write(File("Sample.Thing", "Name"))));
        Assert.StartsWith($"{_models.ViewFile}(3): error VIEW007: ", line, StringComparison.Ordinal);
        Assert.EndsWith($"{_models.ModelFile}({SampleModels.Line}).", line, StringComparison.Ordinal);
    }

    [Fact]
    public void View_OfAnotherForm_IsTaken()
    {
        string list = File("Sample.Thing", "Name").Replace("Table", "List", StringComparison.Ordinal);
        Assert.Equal(2, _models.Write(list).CompileViews().Length);
    }

    private static string[] Refused(SampleModels models)
    {
        (int exitCode, string[] lines) = models.Compile();
        Assert.Equal(1, exitCode);
        Assert.False(System.IO.File.Exists(models.Output));
        return lines;
    }

    private static bool IsOfAView(string line) => line.Contains(": error VIEW", StringComparison.Ordinal);

    private static string File(string type, string property) =>
        $"""
        <Configuration>
          <ViewDefinitions>
            <View>
              <Name>{type}</Name>
              <ViewSelectedBy><TypeName>{type}</TypeName></ViewSelectedBy>
              <TableControl><TableColumnItem><PropertyName>{property}</PropertyName></TableColumnItem></TableControl>
            </View>
          </ViewDefinitions>
        </Configuration>
        """;
}
