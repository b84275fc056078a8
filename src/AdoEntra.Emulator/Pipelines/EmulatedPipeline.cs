using System.Security.Cryptography;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator;

/// <summary>A running job of Azure Pipelines in the project <c>SecretSauce</c>, and what it may ask for.</summary>
public sealed class EmulatedPipeline
{
    internal EmulatedPipeline()
    {
    }

    internal const string EntraConnection = "5c1d0000-0000-5c0e-8000-0000000000f3";

    /// <summary>
    /// The service connection that the stage references, of the older form (issuer <c>vstoken.dev.azure.com</c>). <c>federated-app</c>
    /// trusts its tokens.
    /// </summary>
    public Guid ServiceConnectionId { get; } = new("5c1d0000-0000-5c0e-8000-0000000000f1");

    /// <summary>
    /// Another one that the stage references, of the form since November 2025 (Entra's issuer). <c>federated-app</c> trusts its tokens.
    /// </summary>
    public Guid EntraServiceConnectionId { get; } = new(EntraConnection);

    /// <summary>A service connection of the project that the stage does not reference.</summary>
    public Guid UnreferencedServiceConnectionId { get; } = new("5c1d0000-0000-5c0e-8000-0000000000f2");

    /// <summary>The value of <c>System.AccessToken</c>; another one in each start.</summary>
    public string AccessToken { get; } =
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 96);

    /// <summary>Whom <see cref="AccessToken"/> speaks for.</summary>
    public EmulatedIdentity BuildService { get; } = KnownPrincipals.BuildService;

    internal string OidcPath { get; } =
        $"/MyOrg/{StableGuid.From("project/SecretSauce")}/_apis/distributedtask/hubs/build/plans/{StableGuid.From("plan")}/jobs/"
        + $"{StableGuid.From("job")}/oidctoken";
}
