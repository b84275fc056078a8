using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Identity.Auto;

/// <summary>What to say where no candidate is left.</summary>
internal static class AutoFailures
{
    public static AdoSignInException Nothing(IReadOnlyList<AutoCandidate> candidates) =>
        new(CredentialRows.NoCredential.Say(("candidates", Reasons(candidates))));

    public static AdoSignInException NoneUsable(IReadOnlyList<AutoCandidate> candidates) =>
        new(
            CredentialRows.NoneUsable.Say(
                ("candidates", Reasons(candidates.Where(static candidate => candidate.Decision == AutoDecision.Unavailable)))
            )
        );

    private static string Reasons(IEnumerable<AutoCandidate> candidates) =>
        string.Join("; ", candidates.Select(static candidate => $"{candidate.Name} ({candidate.Evidence.TrimEnd('.')})"));
}

/// <summary>Candidates as a table for display: name, decision, evidence, aligned.</summary>
/// <remarks>Plain loops: each connection made without a sign-in method pays for this, also where it is never read.</remarks>
internal static class AutoTable
{
    private const string Name = "Candidate";
    private const string Decision = "Decision";

    public static IReadOnlyList<string> Lines(IReadOnlyList<AutoCandidate> candidates)
    {
        int name = Name.Length, decision = Decision.Length;
        foreach (AutoCandidate candidate in candidates)
        {
            name = Math.Max(name, candidate.Name.Length);
            decision = Math.Max(decision, Words(candidate.Decision).Length);
        }

        var lines = new List<string>(candidates.Count + 1) { Line(Name, Decision, "Evidence") };
        foreach (AutoCandidate candidate in candidates) lines.Add(Line(candidate.Name, Words(candidate.Decision), candidate.Evidence));
        return lines;

        string Line(string first, string second, string third) =>
            string.Concat(first.PadRight(name), "  ", second.PadRight(decision), "  " + third);
    }

    private static string Words(AutoDecision decision) => decision switch
    {
        AutoDecision.Chosen => "chosen",
        AutoDecision.Skipped => "skipped",
        AutoDecision.NotTried => "not tried",
        AutoDecision.Excluded => "excluded",
        _ => "unavailable",
    };
}
