using AdoEntra.Identity;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Diagnosis;

/// <summary>The sign-in methods that were thought of, and the one that is used.</summary>
internal static class CandidateSteps
{
    /// <summary>A step for each method.</summary>
    public static IEnumerable<AdoDiagnosisStep> Of(IEnumerable<AutoCandidate> candidates) =>
        candidates.Select(static candidate => new AdoDiagnosisStep(
            $"Candidate {candidate.Name}",
            candidate.Decision switch
            {
                AutoDecision.Chosen => AdoDiagnosisStatus.Passed,
                AutoDecision.Unavailable => AdoDiagnosisStatus.Warning,
                _ => AdoDiagnosisStatus.Skipped,
            },
            $"{candidate.Decision}: {candidate.Evidence}."
        ));

    /// <summary>The method that is used.</summary>
    public static string Chosen(string kind, DiagnosisQuestion question, SignInOptions? signIn) =>
        question.Connection is { } connection ? $"The connection '{connection.Name}' to '{connection.Organization}' signs in as {kind}."
        : question.Request.SignIn is null && signIn is not null ? $"Signs in as {kind}, which was found here."
        : $"Signs in as {kind}, as asked.";
}
