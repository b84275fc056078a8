namespace AdoEntra.Identity.Auto;

/// <summary>Candidates as a table for people: name, decision, evidence, aligned.</summary>
/// <remarks>Plain loops: each connection made without a way to sign in pays for this, also where nobody reads it.</remarks>
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

        string Line(string first, string second, string third) => string.Concat(first.PadRight(name), "  ", second.PadRight(decision), "  " + third);
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
