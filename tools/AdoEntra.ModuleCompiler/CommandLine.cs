using System.Diagnostics.CodeAnalysis;

namespace AdoEntra.ModuleCompiler;

/// <summary>What the command line asks for; every path is absolute.</summary>
/// <param name="Assembly">The assembly with the cmdlets.</param>
/// <param name="Models">The assembly with the types of the objects that they give out.</param>
/// <param name="Docs">The file that the compiler made of their comments.</param>
/// <param name="References">Folders and files with what both refer to.</param>
/// <param name="Sources">The folder with the sources of the models, for the places of problems.</param>
/// <param name="Help">The folder with the pages.</param>
/// <param name="Views">The folder with the views that are written by hand.</param>
/// <param name="Output">The folder of the module.</param>
internal sealed record CommandLine(
    string Assembly,
    string Models,
    string Docs,
    IReadOnlyList<string> References,
    string Sources,
    string Help,
    string Views,
    string Output)
{
    public const string Usage =
        "usage: AdoEntra.ModuleCompiler --assembly <AdoEntra.dll> --models <AdoEntra.Core.dll> --docs <AdoEntra.Core.xml> "
        + "--references <dir-or-file[;dir-or-file]> --sources <folder> --help <folder> --views <folder> --output <folder>";

    private static readonly string[] s_names =
        ["--assembly", "--models", "--docs", "--references", "--sources", "--help", "--views", "--output"];

    public static bool TryParse(
        string[] arguments,
        [NotNullWhen(true)] out CommandLine? commandLine,
        [NotNullWhen(false)] out string? mistake)
    {
        commandLine = null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!s_names.Contains(arguments[i]))
            {
                mistake = $"Unknown option '{arguments[i]}'.";
                return false;
            }

            if (i + 1 == arguments.Length || arguments[i + 1].Length == 0)
            {
                mistake = $"The option {arguments[i]} needs a value.";
                return false;
            }

            if (!values.TryAdd(arguments[i], arguments[i + 1]))
            {
                mistake = $"The option {arguments[i]} is given twice.";
                return false;
            }
        }

        if (s_names.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing)
        {
            mistake = $"The option {missing} is missing.";
            return false;
        }

        string[] references = values["--references"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        commandLine = new CommandLine(
            Path.GetFullPath(values["--assembly"]),
            Path.GetFullPath(values["--models"]),
            Path.GetFullPath(values["--docs"]),
            [.. references.Select(Path.GetFullPath)],
            Folder(values["--sources"]),
            Folder(values["--help"]),
            Folder(values["--views"]),
            Folder(values["--output"]));
        mistake = null;
        return true;
    }

    private static string Folder(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
