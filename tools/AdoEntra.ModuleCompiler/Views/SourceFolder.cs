using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>The sources of the models, for the places of problems. A model is in a file of its name.</summary>
internal sealed class SourceFolder(string path)
{
    private readonly ILookup<string, string> _files = Directory
        .EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);

    /// <summary>The file of a model; the folder where there is none.</summary>
    public string File(Model model) => _files[Name(model)].FirstOrDefault(path);

    /// <summary>The line of its attribute; without one, that of its class.</summary>
    public int Line(Model model)
    {
        string file = File(model);
        if (!System.IO.File.Exists(file))
        {
            return 1;
        }

        string[] lines = System.IO.File.ReadAllLines(file);
        int line = Array.FindIndex(lines, text => text.StartsWith("[TableView", StringComparison.Ordinal));
        if (line < 0)
        {
            line = Array.FindIndex(lines, text => text.Contains($"class {Name(model)}", StringComparison.Ordinal));
        }

        return Math.Max(0, line) + 1;
    }

    private static string Name(Model model) => model.FullName[(model.FullName.LastIndexOf('.') + 1)..];
}
