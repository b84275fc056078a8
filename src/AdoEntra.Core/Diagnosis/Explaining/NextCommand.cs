using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>What to type next.</summary>
/// <param name="Rows">The causes.</param>
/// <param name="Programs">The programs; null for any.</param>
/// <param name="PowerShell">In PowerShell; names of the case stand in braces.</param>
/// <param name="Shell">In bash and its like.</param>
internal sealed record NextCommand(
    IReadOnlyCollection<KnownCause> Rows, IReadOnlyCollection<string>? Programs, string PowerShell, string Shell)
{
    /// <summary>The codes, where it is for some of them only.</summary>
    public IReadOnlyCollection<string>? Codes { get; init; }

    /// <summary>
    /// What the remedy says about it besides: a sentence behind a space, the same for all shells. Names of the case stand in braces.
    /// </summary>
    public string Note { get; init; } = string.Empty;
}
