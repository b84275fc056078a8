using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>
/// Which folder of Core uses which, from what the names in its sources stand for: a using line says nothing of a parent's namespace, and a
/// folder can be used without one.
/// </summary>
internal sealed class RoomEdges
{
    private static readonly string s_core = Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.Core") + Path.DirectorySeparatorChar;

    private static readonly string[] s_usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    private readonly Dictionary<string, SortedSet<string>> _uses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _examples = new(StringComparer.Ordinal);

    public RoomEdges()
    {
        foreach (string path in Directory.EnumerateFiles(s_core, "*.cs", SearchOption.AllDirectories)) _uses.TryAdd(Room(path), []);
        // Both builds: what stands behind #if is used in one of them only. Errors are those of the other framework's own types.
        Add("NET", "NET8_0", "NET8_0_OR_GREATER");
        Add("NETFRAMEWORK", "NET472");
    }

    /// <summary>The folders with sources in them.</summary>
    public IEnumerable<string> Rooms => _uses.Keys;

    /// <summary>The folders that a folder uses.</summary>
    public IReadOnlyCollection<string> UsedBy(string room) => _uses[room];

    /// <summary>One place where a folder uses another.</summary>
    public string Example(string room, string used) => _examples[room + " -> " + used];

    private void Add(params string[] symbols)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols);
        List<SyntaxTree> trees = [.. Directory.EnumerateFiles(s_core, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))];
        string usings = string.Concat(s_usings.Select(static name => $"global using {name};\n"));
        CSharpCompilation core = CSharpCompilation.Create(
            "AdoEntra.Core",
            trees.Append(CSharpSyntaxTree.ParseText(usings, options)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = core.GetSemanticModel(tree);
            string room = Room(tree.FilePath);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (DeclaredIn(node, model) is not { } file || Room(file) is not { } used || used == room) continue;
                _uses[room].Add(used);
                _examples.TryAdd(room + " -> " + used, $"{Path.GetFileName(tree.FilePath)} uses {Path.GetFileNameWithoutExtension(file)}");
            }
        }
    }

    // The file of the outermost type that a name belongs to; null for what is not declared in Core.
    private static string? DeclaredIn(SyntaxNode node, SemanticModel model)
    {
        if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax)) return null;
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        INamedTypeSymbol? type = symbol as INamedTypeSymbol
            ?? (symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol ? symbol.ContainingType : null);
        while (type?.ContainingType is { } outer) type = outer;
        return type?.OriginalDefinition.Locations.FirstOrDefault(static place => place.IsInSource)?.SourceTree?.FilePath;
    }

    private static IEnumerable<MetadataReference> References()
    {
        string modern = Path.Combine(ProductAssemblies.PackageFolder, "bin", "Core");
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.GetFiles(framework, "*.dll").Concat(Directory.GetFiles(modern, "*.dll"))
            .Where(static path => !Path.GetFileName(path).StartsWith("AdoEntra", StringComparison.Ordinal) && IsManaged(path))
            .GroupBy(Path.GetFileName)
            .Select(static same => MetadataReference.CreateFromFile(same.First()));
    }

    private static bool IsManaged(string path)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }

    private static string Room(string path) =>
        Path.GetDirectoryName(Path.GetRelativePath(s_core, path))!.Replace(Path.DirectorySeparatorChar, '/');
}
