using System.Xml.Linq;
using AdoEntra.Conventions.Tests.Architecture;
using AdoEntra.ModuleCompiler;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>A folder with pages that fit the fixtures; each test spoils or changes one thing and compiles.</summary>
internal sealed class SamplePages : IDisposable
{
    public const string Get = "Get-Sample";
    public const string Remove = "Remove-Sample";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("help-");

    public SamplePages()
    {
        Directory.CreateDirectory(Views);
        Document("The <c>name</c>,\n  as <see cref=\"P:Sample.Title\"/> <b>has</b> it.");
        Write(Get, SampleText.Get);
        Write(Remove, SampleText.Remove);
        foreach (string parameter in new[] { "Connection", "First", "Skip", "IncludeTotalCount", "WhatIf", "Confirm" })
        {
            Write("shared/" + parameter, $"# -{parameter}\n\nThe shared words on {parameter}.\n");
        }
    }

    public string Help => Path.Combine(_folder.FullName, "help");

    public string Views => Path.Combine(_folder.FullName, "views");

    public string Docs => Path.Combine(_folder.FullName, "docs.xml");

    public string Module => Path.Combine(_folder.FullName, "module");

    public string Output => OutputIn(Module);

    public static string Sources => Path.Combine(ProductAssemblies.Root, "tests", "AdoEntra.Conventions.Tests", "Help", "Fixtures");

    public static string OutputIn(string module) => Path.Combine(module, "en-US", "AdoEntra.Conventions.Tests.dll-Help.xml");

    public string PathOf(string page) =>
        Path.Combine(Help, (page.Contains('/', StringComparison.Ordinal) ? page : "Samples/" + page) + ".md");

    public SamplePages Write(string page, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(page))!);
        File.WriteAllText(PathOf(page), text);
        return this;
    }

    /// <summary>Writes what the sources say about the fixture's only property.</summary>
    public SamplePages Document(string summary)
    {
        const string Property = "P:AdoEntra.Conventions.Tests.Help.Fixtures.Sample.Name";
        File.WriteAllText(Docs, $"<doc><members><member name=\"{Property}\"><summary>{summary}</summary></member></members></doc>");
        return this;
    }

    public SamplePages Delete(string page)
    {
        File.Delete(PathOf(page));
        return this;
    }

    public SamplePages Replace(string page, string old, string replacement)
    {
        string text = File.ReadAllText(PathOf(page));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(page, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Runs the program as a build does: over this assembly, whose cmdlets are the fixtures.</summary>
    public (int ExitCode, string[] Lines) Compile(string? module = null)
    {
        using var lines = new StringWriter { NewLine = "\n" };
        int exitCode = Application.Run(
            [
                "--assembly", typeof(SamplePages).Assembly.Location,
                "--models", typeof(SamplePages).Assembly.Location,
                "--docs", Docs,
                "--references", AppContext.BaseDirectory,
                "--sources", Sources,
                "--help", Help,
                "--views", Views,
                "--output", module ?? Module,
            ],
            lines,
            lines);
        return (exitCode, lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Compiles without a problem and reads what came out.</summary>
    public XElement CompileCommand(string name)
    {
        (int exitCode, string[] lines) = Compile();
        Assert.Empty(lines);
        Assert.Equal(0, exitCode);
        return XDocument.Load(Output).Root!.Elements().Single(command => command.Text("details", "name") == name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
