using System.Text.RegularExpressions;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>Words of some programs that mean a known cause.</summary>
/// <param name="Row">The cause.</param>
/// <param name="Pattern">The words, in the text as one line.</param>
/// <param name="Programs">Whose words; null for any program's.</param>
internal sealed record FailureRule(KnownCause Row, string Pattern, IReadOnlyCollection<string>? Programs = null)
{
    private readonly Regex _words = KnownCause.Pattern(Pattern);

    /// <summary>Whether the words mean it only where they are about a host of Azure DevOps or Entra.</summary>
    public bool NeedsAzure { get; init; }

    /// <summary>The command to name in place of the cause's own.</summary>
    public string? Command { get; init; }

    /// <summary>Whether the words say more than a code beside them.</summary>
    public bool IsPrecise => !NeedsAzure;

    /// <summary>Whether it is this.</summary>
    public bool Fits(FailureText text, string? program, FailureNames names)
    {
        if (NeedsAzure && !names.NamesAzure) return false;
        if (Programs is not null && (program is null || !Programs.Contains(program))) return false;
        return In(text) is not null;
    }

    /// <summary>The words as they stand in the text; null where they do not.</summary>
    public string? In(FailureText text) => PatternSearch.Find(_words, text.Flat)?.Value;
}
