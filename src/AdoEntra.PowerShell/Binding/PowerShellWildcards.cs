using System.Management.Automation;
using AdoEntra.Resources;

namespace AdoEntra.Binding;

/// <summary>PowerShell's wildcards: <c>*</c>, <c>?</c>, <c>[a-z]</c>, and the backtick that takes their meaning away.</summary>
internal sealed class PowerShellWildcards : IWildcardSyntax
{
    private static readonly PowerShellWildcards s_instance = new();

    /// <summary>A filter of names that were given to a cmdlet.</summary>
    public static NameFilter Filter(string[]? names) => new(names, s_instance);

    /// <inheritdoc/>
    public bool HasWildcards(string name) => WildcardPattern.ContainsWildcardCharacters(name);

    /// <inheritdoc/>
    public bool IsLikeName(string name) => name.Contains('[');

    /// <inheritdoc/>
    public string Unescape(string name) => WildcardPattern.Unescape(name);

    /// <inheritdoc/>
    public Func<string, bool> Compile(string name) => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch;
}
