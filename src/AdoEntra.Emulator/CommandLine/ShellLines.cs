namespace AdoEntra.Emulator.CommandLine;

/// <summary>Variables as lines to be pasted into a shell.</summary>
internal static class ShellLines
{
    public static IEnumerable<string> PowerShell(IReadOnlyDictionary<string, string> set, IReadOnlyList<string> cleared)
    {
        yield return $"{string.Join(",", cleared.Select(Quoted))} | ForEach-Object {{ Remove-Item \"Env:$_\" -ErrorAction Ignore }}";
        foreach (var (name, value) in set)
        {
            yield return $"$env:{name} = {Quoted(value)}";
        }

        // Within single quotes PowerShell knows one special character. (It takes typographic quotes for the same; no value has them.)
        static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    public static IEnumerable<string> Bash(IReadOnlyDictionary<string, string> set, IReadOnlyList<string> cleared)
    {
        yield return "unset " + string.Join(' ', cleared);
        foreach (var (name, value) in set)
        {
            yield return $"export {name}={Quoted(value)}";
        }

        static string Quoted(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
    }
}
