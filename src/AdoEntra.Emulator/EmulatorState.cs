using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator;

/// <summary>What the emulator holds: identities, tokens, organizations.</summary>
public sealed class EmulatorState
{
    internal EmulatorState(EmulatorOptions options)
    {
        Entra = new EmulatedEntra(options);
        Tokens = new TokenStore(options, Entra.Issuers);
        Organizations = SampleOrganizations.Create(options);
    }

    /// <summary>The Entra tenant of the identities and of every organization connected to Entra.</summary>
    public Guid TenantId { get; } = KnownIdentities.TenantId;

    /// <summary>The identity answered when no id is asked for.</summary>
    public EmulatedIdentity SystemAssigned { get; } = KnownIdentities.SystemAssigned;

    /// <summary>The identities that have to be asked for by client id, object id or resource id.</summary>
    public IReadOnlyList<EmulatedIdentity> UserAssigned { get; } = KnownIdentities.UserAssigned;

    /// <summary>A service principal of the tenant that was added to no organization yet, but can be.</summary>
    public EmulatedIdentity Newcomer { get; } = KnownPrincipals.Newcomer;

    /// <summary>Applications, their credentials, and who they trust.</summary>
    public EmulatedEntra Entra { get; }

    /// <summary>A job of Azure Pipelines, whose access token is accepted too.</summary>
    public EmulatedPipeline Pipeline { get; } = new();

    /// <summary>A personal access token of the person's, the same in every run. It opens nothing but the emulator.</summary>
    public string PersonalAccessToken { get; } = "emulatorpersonalaccesstokenthatopensnothingelse00000";

    /// <summary>The tokens given out.</summary>
    public TokenStore Tokens { get; }

    /// <summary>
    /// The organizations: <c>MyOrg</c>, <c>Elsewhere</c> (no identity was added) and <c>Personal</c> (not connected to Entra).
    /// </summary>
    public IReadOnlyList<EmulatedOrganization> Organizations { get; }

    /// <summary>Finds an organization by name, or null.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The organization, or null when there is none of that name.</returns>
    public EmulatedOrganization? FindOrganization(string name) =>
        Organizations.FirstOrDefault(organization => string.Equals(organization.Name, name, StringComparison.OrdinalIgnoreCase));
}
