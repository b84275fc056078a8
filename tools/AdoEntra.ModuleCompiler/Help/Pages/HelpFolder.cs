namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>
/// The folder with the pages: one for each cmdlet, in a folder for each area, which may have folders of its own;
/// below <c>shared</c> one for each common parameter.
/// </summary>
internal sealed class HelpFolder(string path, IReadOnlyList<CommandPage> pages, IReadOnlyList<SharedParameter> parameters)
{
    private const string Shared = "shared";

    /// <summary>The folder itself.</summary>
    public string Path { get; } = path;

    public IReadOnlyList<CommandPage> Pages { get; } = pages;

    public IReadOnlyList<SharedParameter> SharedParameters { get; } = parameters;

    public static HelpFolder Read(string path, ProblemList problems) => new(
        path,
        [.. Areas(path).SelectMany(Files).Select(file => CommandPageReader.Read(file, problems))],
        [.. Files(System.IO.Path.Combine(path, Shared)).Select(file => SharedParameter.Read(file, problems))]);

    public CommandPage? Page(string cmdlet) => Pages.FirstOrDefault(page => page.Name == cmdlet);

    /// <summary>The description of a parameter: the cmdlet's own page first, then the shared one.</summary>
    public IReadOnlyList<string>? Describe(CommandPage page, string parameter) =>
        page.Parameters.FirstOrDefault(described => described.Name.Equals("-" + parameter, StringComparison.OrdinalIgnoreCase))?.Text
        ?? SharedParameters.FirstOrDefault(shared => shared.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase))?.Text;

    private static IEnumerable<string> Areas(string path) =>
        Directory.EnumerateDirectories(path)
            .Where(folder => System.IO.Path.GetFileName(folder) != Shared)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];
}
