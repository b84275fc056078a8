using System.CommandLine.Parsing;
using System.IO.Enumeration;
using AdoEntra.Resources;

namespace AdoEntra.Tool.CommandLine;

/// <summary>Wildcards as every shell has them: <c>*</c> and <c>?</c>, without escapes.</summary>
internal sealed class ShellWildcards : IWildcardSyntax
{
    private static readonly ShellWildcards s_instance = new();

    /// <summary>A filter of names that were given on the command line.</summary>
    public static NameFilter Filter(IReadOnlyList<string>? names) => new(names, s_instance);

    /// <summary>
    /// Refuses what no project or repository can be called. An empty one is mostly a variable of the script that was never set, one that
    /// begins with a hyphen a mistyped option (a name that really does can be given with <c>?</c> in its place).
    /// </summary>
    public static void Validate(SymbolResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (token.Value.StartsWith('-')) result.AddError(UsageErrors.NoOption(token.Value));
            else if (string.IsNullOrWhiteSpace(token.Value) || token.Value is "." or "..")
                result.AddError($"The value '{token.Value}' is not a valid name.");
        }
    }

    public bool HasWildcards(string name) => name.AsSpan().ContainsAny('*', '?');

    public bool IsLikeName(string name) => false;

    public string Unescape(string name) => name;

    public Func<string, bool> Compile(string name) =>
        candidate => FileSystemName.MatchesSimpleExpression(name, candidate, ignoreCase: true);
}
