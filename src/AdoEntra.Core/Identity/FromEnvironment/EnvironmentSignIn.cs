using AdoEntra.Errors;

namespace AdoEntra.Identity.FromEnvironment;

/// <summary>The sign-in method that variables name: those of Azure's libraries, then those of the Terraform provider.</summary>
internal static class EnvironmentSignIn
{
    private static readonly EnvironmentSet[] s_sets = [.. AzureVariables.Sets, .. TerraformVariables.Sets];

    /// <summary>The first complete set's sign-in.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="tenantId">The tenant, where it is not the one of the environment.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: no set is complete, or a file that one names is not there.
    /// <c>InvalidCredential</c>: a certificate that cannot sign in.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: an id or a certificate is malformed.</exception>
    public static SignInOptions Find(VariableReader variables, string? tenantId = null)
    {
        EnvironmentSet set = s_sets.FirstOrDefault(set => set.IsComplete(variables)) ?? throw Incomplete(variables);
        return set.Create(variables, string.IsNullOrWhiteSpace(tenantId) ? null : tenantId);
    }

    /// <summary>
    /// The first complete set that is meant also where variables were not asked for: a secret, a certificate, or a federation.
    /// </summary>
    public static EnvironmentSet? FindForAuto(VariableReader variables) =>
        s_sets.FirstOrDefault(set => set.SpeaksForItself && set.IsComplete(variables));

    /// <summary>What is partly there, each set with what it lacks; empty where nothing is.</summary>
    public static IReadOnlyList<string> Partial(VariableReader variables)
    {
        // A client id alone fits many sets. Where a set's own variable is there, that one is meant.
        EnvironmentSet[] meant = [.. s_sets.Where(set => set.IsMeant(variables) && !set.IsComplete(variables))];
        if (meant.Length == 0) meant = [.. s_sets.Where(set => set.HasAny(variables) && !set.IsComplete(variables))];
        return [.. meant.Select(set => Lack(set, variables))];
    }

    /// <summary>The same of those that <see cref="FindForAuto"/> takes, where one of them is meant.</summary>
    public static IReadOnlyList<string> PartialForAuto(VariableReader variables) =>
        [
            .. s_sets
                .Where(set => set.SpeaksForItself && set.IsMeant(variables) && !set.IsComplete(variables))
                .Select(set => Lack(set, variables)),
        ];

    private static string Lack(EnvironmentSet set, VariableReader variables) => $"{set.Found(variables)} without {set.Missing(variables)}";

    private static AdoSignInException Incomplete(VariableReader variables)
    {
        foreach (EnvironmentSet set in s_sets) set.Ensure(variables);
        IReadOnlyList<string> partial = Partial(variables);
        return partial.Count > 0
            ? new(
                ErrorIds.CredentialUnavailable,
                $"The environment does not completely describe any sign-in method. It has {string.Join("; ", partial)}.",
                "Set the missing variables of one of them.")
            : new(
                ErrorIds.CredentialUnavailable,
                "The environment offers no sign-in method: none of the variables of Azure's libraries (AZURE_) or of the Terraform "
                    + "provider (ARM_, AZDO_) is set.",
                $"Set {AzureVariables.Sets[0]}, {AzureVariables.Sets[1]}, or {AzureVariables.Sets[2]}; or use another sign-in method.");
    }
}
