namespace AdoEntra.Identity.Auto;

/// <summary>What a user who named no sign-in method should know about the one that was taken.</summary>
internal static class AutoWarnings
{
    private const string Advice = "To choose the identity, pass a sign-in method: -Identity, -AzureCli and so on.";

    /// <param name="auto">What was taken, and what was passed over.</param>
    /// <param name="name">The identity's name; null where it was not asked for.</param>
    /// <param name="isApplication">Whether the organization says that it is an application or a managed identity.</param>
    /// <param name="isInteractive">Whether a person is at hand.</param>
    public static IEnumerable<string> Of(AutoResult auto, string? name, bool isApplication, bool isInteractive)
    {
        string way = auto.Chosen.Name;
        if (auto.PassedOver is { Count: > 0 } passed)
        {
            string reasons = string.Join("; ", passed.Select(static candidate => $"{candidate.Name} ({candidate.Evidence.TrimEnd('.')})"));
            yield return $"The environment offers another sign-in method than {way}, which was skipped because it cannot be used: "
                + $"{reasons}. {Advice}";
        }

        string who = name is null ? string.Empty : $" '{name}'";
        if (isInteractive) yield break;
        if (auto.SignIn.Actor == SignInActor.JobIdentity)
        {
            yield return $"No sign-in method was specified, and {way} signs in as the build service{who} of this job, with the permissions "
                + $"of the job and not of an identity of your own. {Advice}";
        }
        else if (auto.SignIn.Actor == SignInActor.Account && !isApplication)
        {
            yield return $"No sign-in method was specified, and {way} signs in as a user{who} in a session that is not interactive: all "
                + $"commands run in that user's name. {Advice}";
        }
    }
}
