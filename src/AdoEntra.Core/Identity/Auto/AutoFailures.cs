using AdoEntra.Errors;

namespace AdoEntra.Identity.Auto;

/// <summary>What to say where no candidate is left.</summary>
internal static class AutoFailures
{
    private const string Advice =
        "Sign in to a tool first ('az login'), or name a way to sign in: -Interactive or -DeviceCode for a person, -Identity in Azure, -ClientId with a secret, certificate or federated token for an application.";

    public static AdoSignInException Nothing(IReadOnlyList<AutoCandidate> candidates) =>
        new(ErrorIds.NoCredential, $"Nothing to sign in with was found here. Looked for: {Reasons(candidates)}.", Advice);

    public static AdoSignInException NoneUsable(IReadOnlyList<AutoCandidate> candidates) =>
        new(ErrorIds.NoCredential, $"None of what was found to sign in with can be used here. {Reasons(candidates.Where(static candidate => candidate.Decision == AutoDecision.Unavailable))}.", Advice);

    private static string Reasons(IEnumerable<AutoCandidate> candidates) =>
        string.Join("; ", candidates.Select(static candidate => $"{candidate.Name} ({candidate.Evidence.TrimEnd('.')})"));
}
