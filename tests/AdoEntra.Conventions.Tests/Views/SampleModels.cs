using System.Xml.Linq;
using AdoEntra.Conventions.Tests.Architecture;
using AdoEntra.ModuleCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdoEntra.Conventions.Tests.Views;

/// <summary>A model that a test declares columns for, compiled to an assembly of its own, and the views beside it.</summary>
internal sealed class SampleModels : IDisposable
{
    /// <summary>The line of the attribute in the model's source, and of its class where it has none.</summary>
    public const int Line = 7;

    private const string Source = """
        using System;
        using System.Management.Automation;
        using AdoEntra.Resources;

        namespace Sample;

        ATTRIBUTE
        public sealed class Thing : NamedThing
        {
            public string DefaultBranch => "";
            public string SourceRefName => "";
            public bool IsDefaultBranch => true;
            public long? Size => 0;
            public long? Revision => 0;
            public int Count => 0;
            public int PoolSize => 0;
            public double? Share => 0;
            public decimal Price => 0;
            public DateTimeOffset? LastUpdateTime => null;
            public DateTimeOffset Created => default;
            public bool IsDisabled => true;
            public Thing Parent => null;
            public string WebUrl => "";
        }

        public abstract class NamedThing
        {
            public string Id => "";
            public string Name => "";
        }
        """;

    private const string Cmdlet = """

        [Cmdlet("Get", "Thing", SupportsPaging = PAGING)]
        [OutputType(typeof(Thing))]
        public sealed class GetThingCommand : PSCmdlet;
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("views-");
    private string _text = string.Empty;

    public SampleModels()
    {
        foreach (string folder in new[] { "sources", "help", "views" }) _folder.CreateSubdirectory(folder);
        File.WriteAllText(PathOf("docs.xml"), "<doc/>");
        Declare("[TableView(\"Name\")]");
    }

    public string ModelFile => PathOf("sources", "Thing.cs");

    public string ViewFile => PathOf("views", "Other.Format.ps1xml");

    public string Output => PathOf("module", "AdoEntra.Format.ps1xml");

    /// <param name="attribute">The attribute of the model, or nothing.</param>
    public SampleModels Declare(string attribute)
    {
        string line = attribute.Length == 0 ? string.Empty : attribute + "\n";
        _text = Source.ReplaceLineEndings("\n").Replace("ATTRIBUTE\n", line, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Adds a cmdlet that gives the model out.</summary>
    public SampleModels GiveOut(bool paging)
    {
        _text += Cmdlet.Replace("PAGING", paging ? "true" : "false", StringComparison.Ordinal);
        return this;
    }

    /// <summary>Writes a file of views by hand.</summary>
    public SampleModels Write(string text)
    {
        File.WriteAllText(ViewFile, text);
        return this;
    }

    /// <summary>Runs the program as a build does.</summary>
    public (int ExitCode, string[] Lines) Compile()
    {
        File.WriteAllText(ModelFile, _text);
        string assembly = PathOf("Sample.dll");
        Emit(assembly);
        using var lines = new StringWriter { NewLine = "\n" };
        int exitCode = Application.Run(
            [
                "--assembly", assembly,
                "--models", assembly,
                "--docs", PathOf("docs.xml"),
                "--references", AppContext.BaseDirectory,
                "--sources", PathOf("sources"),
                "--help", PathOf("help"),
                "--views", PathOf("views"),
                "--output", PathOf("module"),
            ],
            lines,
            lines);
        return (exitCode, lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Compiles without a problem, and gives the views that came out.</summary>
    public XElement[] CompileViews()
    {
        (int exitCode, string[] lines) = Compile();
        Assert.Empty(lines);
        Assert.Equal(0, exitCode);
        return [.. XDocument.Load(Output).Root!.Elements("ViewDefinitions").Elements("View")];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    private void Emit(string path)
    {
        string attribute = File.ReadAllText(
            Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.Core", "Resources", "TableViewAttribute.cs"));
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Sample",
            [
                CSharpSyntaxTree.ParseText(_text),
                CSharpSyntaxTree.ParseText(attribute),
                CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic;"),
            ],
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.Emit(path).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
