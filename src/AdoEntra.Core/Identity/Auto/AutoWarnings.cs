namespace AdoEntra.Identity.Auto;

/// <summary>What whoever named no way to sign in should know of the one that was taken.</summary>
internal static class AutoWarnings
{
    private const string Advice = "To be sure who signs in, name the way: -Identity, -AzureCli and the like.";

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
            yield return $"Something here speaks for another way to sign in than {way}, and was passed over because it cannot be used: "
                + $"{reasons}. {Advice}";
        }

        string who = name is null ? string.Empty : $" '{name}'";
        if (isInteractive) yield break;
        if (auto.SignIn.Actor == SignInActor.JobIdentity)
        {
            yield return $"No way to sign in was named, and {way} signs in as the build service{who} of this job, whose rights are those of "
                + $"the job and not of an identity of your own. {Advice}";
        }
        else if (auto.SignIn.Actor == SignInActor.Account && !isApplication)
        {
            yield return $"No way to sign in was named, and {way} signs in as a person{who} in a session that is not interactive: what is "
                + $"done here is done in that person's name. {Advice}";
        }
    }
}
