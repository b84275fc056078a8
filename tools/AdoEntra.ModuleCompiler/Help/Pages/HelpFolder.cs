namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>The folder with the pages: one for each cmdlet, below <c>shared</c> one for each common parameter.</summary>
internal sealed class HelpFolder
{
    private const string Shared = "shared";

    private readonly string _path;

    private HelpFolder(string path, IReadOnlyList<CommandPage> pages, IReadOnlyList<SharedParameter> parameters)
    {
        _path = path;
        Pages = pages;
        SharedParameters = parameters;
    }

    public IReadOnlyList<CommandPage> Pages { get; }

    public IReadOnlyList<SharedParameter> SharedParameters { get; }

    public static HelpFolder Read(string path, ProblemList problems) => new(
        path,
        [.. Files(path).Select(file => CommandPageReader.Read(file, problems))],
        [.. Files(Path.Combine(path, Shared)).Select(file => SharedParameter.Read(file, problems))]);

    public string PathOf(string cmdlet) => Path.Combine(_path, cmdlet + ".md");

    public string PathOfShared(string parameter) => Path.Combine(_path, Shared, parameter + ".md");

    public CommandPage? Page(string cmdlet) => Pages.FirstOrDefault(page => page.Name == cmdlet);

    /// <summary>The description of a parameter: the cmdlet's own page first, then the shared one.</summary>
    public IReadOnlyList<string>? Describe(CommandPage page, string parameter) =>
        page.Parameters.FirstOrDefault(described => described.Name.Equals("-" + parameter, StringComparison.OrdinalIgnoreCase))?.Text
        ?? SharedParameters.FirstOrDefault(shared => shared.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase))?.Text;

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.md").Order(StringComparer.Ordinal) : [];
}
