using System.Diagnostics.CodeAnalysis;

namespace AdoEntra.HelpCompiler;

/// <summary>What the command line asks for; every path is absolute.</summary>
internal sealed record CommandLine(string Assembly, IReadOnlyList<string> References, string Help, string Output)
{
    public const string Usage =
        "usage: AdoEntra.HelpCompiler --assembly <AdoEntra.dll> --references <dir-or-file[;dir-or-file]> --help <folder> --output <file>";

    private static readonly string[] Names = ["--assembly", "--references", "--help", "--output"];

    public static bool TryParse(
        string[] arguments,
        [NotNullWhen(true)] out CommandLine? commandLine,
        [NotNullWhen(false)] out string? mistake)
    {
        commandLine = null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!Names.Contains(arguments[i]))
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

        if (Names.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing)
        {
            mistake = $"The option {missing} is missing.";
            return false;
        }

        string[] references = values["--references"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        commandLine = new CommandLine(
            Path.GetFullPath(values["--assembly"]),
            [.. references.Select(Path.GetFullPath)],
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(values["--help"])),
            Path.GetFullPath(values["--output"]));
        mistake = null;
        return true;
    }
}
