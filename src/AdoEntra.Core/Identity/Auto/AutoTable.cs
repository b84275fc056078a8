namespace AdoEntra.Identity.Auto;

/// <summary>Candidates as a table for people: name, decision, evidence, aligned.</summary>
internal static class AutoTable
{
    public static IReadOnlyList<string> Lines(IReadOnlyList<AutoCandidate> candidates)
    {
        (string Name, string Decision, string Evidence)[] rows =
            [("Candidate", "Decision", "Evidence"), .. candidates.Select(static candidate => (candidate.Name, Words(candidate.Decision), candidate.Evidence))];
        int name = rows.Max(static row => row.Name.Length);
        int decision = rows.Max(static row => row.Decision.Length);
        return [.. rows.Select(row => $"{row.Name.PadRight(name)}  {row.Decision.PadRight(decision)}  {row.Evidence}")];
    }

    private static string Words(AutoDecision decision) => decision switch
    {
        AutoDecision.NotTried => "not tried",
        _ => decision.ToString().ToLowerInvariant(),
    };
}
