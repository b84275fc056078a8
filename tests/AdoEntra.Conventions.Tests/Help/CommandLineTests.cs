using AdoEntra.ModuleCompiler;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>The program's own command line.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly SamplePages _pages = new();

    public void Dispose() => _pages.Dispose();

    [Theory]
    [InlineData("missing", "--assembly", "a.dll", "--references", "b", "--help", "c")]
    [InlineData("Unknown", "--assemblies", "a.dll")]
    [InlineData("needs a value", "--assembly")]
    [InlineData("given twice", "--assembly", "a.dll", "--assembly", "b.dll")]
    public void Usage_Wrong_IsExplained(string expected, params string[] arguments)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, Application.Run(arguments, TextWriter.Null, errors));
        Assert.Contains("error MODULE000: ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("usage: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_Missing_IsAProblem() => Refuses("--assembly", Path.Combine(_pages.Help, "Missing.dll"));

    [Fact]
    public void Assembly_IsNone_IsAProblem() => Refuses("--assembly", _pages.PathOf(SamplePages.Get));

    [Fact]
    public void Models_Missing_IsAProblem() => Refuses("--models", Path.Combine(_pages.Help, "Missing.dll"));

    [Fact]
    public void Docs_Missing_IsAProblem() => Refuses("--docs", Path.Combine(_pages.Help, "missing.xml"));

    [Fact]
    public void Docs_NoXml_IsAProblem() => Refuses("--docs", _pages.PathOf(SamplePages.Get));

    [Fact]
    public void Reference_Missing_IsAProblem() => Refuses("--references", Path.Combine(_pages.Help, "missing"));

    [Theory]
    [InlineData("--help")]
    [InlineData("--views")]
    [InlineData("--sources")]
    public void Folder_Missing_IsAProblem(string option) => Refuses(option, Path.Combine(_pages.Help, "missing"));

    [Fact]
    public void References_FoldersAndFiles_AreBothTaken()
    {
        string automation = Path.Combine(AppContext.BaseDirectory, "System.Management.Automation.dll");
        Assert.Equal(0, Run(new() { ["--references"] = $"{automation};{AppContext.BaseDirectory}" }).ExitCode);
    }

    private void Refuses(string option, string value)
    {
        (int exitCode, string lines) = Run(new() { [option] = value });
        Assert.Equal(1, exitCode);
        Assert.Contains("(1): error MODULE000: ", lines, StringComparison.Ordinal);
        Assert.False(File.Exists(_pages.Output));
    }

    private (int ExitCode, string Lines) Run(Dictionary<string, string> changes)
    {
        var options = new Dictionary<string, string>
        {
            ["--assembly"] = typeof(CommandLineTests).Assembly.Location,
            ["--models"] = typeof(CommandLineTests).Assembly.Location,
            ["--docs"] = _pages.Docs,
            ["--references"] = AppContext.BaseDirectory,
            ["--sources"] = SamplePages.Sources,
            ["--help"] = _pages.Help,
            ["--views"] = _pages.Views,
            ["--output"] = _pages.Module,
        };
        foreach ((string option, string value) in changes)
        {
            options[option] = value;
        }

        using var lines = new StringWriter();
        return (Application.Run([.. options.SelectMany(option => new[] { option.Key, option.Value })], lines, lines), lines.ToString());
    }
}
