using AdoEntra.Emulator.CommandLine.Demonstration;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>What a shell runs to have variables set, and the programs of the source tree at hand.</summary>
internal static class ShellLines
{
    public static IEnumerable<string> PowerShell(IReadOnlyDictionary<string, string> set, IReadOnlyList<string> cleared)
    {
        yield return $"{string.Join(",", cleared.Select(InPowerShell))} | ForEach-Object {{ Remove-Item \"Env:$_\" -ErrorAction Ignore }}";
        foreach (var (name, value) in set)
        {
            yield return $"$env:{name} = {InPowerShell(value)}";
        }
    }

    /// <param name="module">The path of the module's manifest.</param>
    public static string ImportModule(string module) => $"Import-Module {InPowerShell(module)}";

    public static IEnumerable<string> Bash(IReadOnlyDictionary<string, string> set, IReadOnlyList<string> cleared)
    {
        yield return "unset " + string.Join(' ', cleared);
        foreach (var (name, value) in set)
        {
            yield return $"export {name}={InBash(value)}";
        }
    }

    /// <summary>A function of the tool's name, where the path has no such program.</summary>
    /// <param name="tool">The tool without arguments.</param>
    public static string ToolFunction(DemoCommand tool)
    {
        var words = tool.Arguments.Prepend(tool.Program).Select(InBash);
        return $"command -v {tool.Name} >/dev/null || {tool.Name}() {{ {string.Join(' ', words)} \"$@\"; }}";
    }

    /// <summary>A text as one word of bash.</summary>
    public static string InBash(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    /// <summary>A text as one word of PowerShell.</summary>
    /// <remarks>
    /// Within single quotes PowerShell knows one special character. (It takes typographic quotes for the same; no value has them.)
    /// </remarks>
    public static string InPowerShell(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
