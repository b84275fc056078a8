using AdoEntra.Http;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Identity.Auto;

/// <summary>Whether this machine gives out managed identities, and which one is meant.</summary>
internal sealed class AutoManagedIdentity(TokenSourceServices services, AutoMachine machine)
{
    /// <summary>Every Azure VM has this tag, and no machine elsewhere.</summary>
    public const string AzureTag = "7783-7084-3265-9085-8269-3286-77";

    public const string TagFile = "/sys/class/dmi/id/chassis_asset_tag";

    // An Azure VM answers within milliseconds.
    private static readonly TimeSpan s_probeLimit = TimeSpan.FromSeconds(1);

    // Where one of these is set, AZURE_CLIENT_ID is the application's that it belongs to, and no managed identity's.
    private static readonly string[] s_otherUses =
    [
        WorkloadIdentity.FileVariable,
        AzureVariables.ClientSecret,
        "AZURE_CLIENT_CERTIFICATE_PATH",
    ];

    private const string Advice =
        $"Set {AzureVariables.ClientId}, which specifies the user-assigned managed identity here, to its client id ('az identity show' "
            + "prints it as clientId), "
        + "or clear it to use the system-assigned one.";

    private ManagedIdentityHost Host => ManagedIdentityHost.Detect(services.Variables, machine.FileExists);

    public AutoFinding Look()
    {
        ManagedIdentityHost host = Host;
        if (!host.MustBeProbed) return AutoFinding.Here($"{host.Name}: {host.Evidence}{WhichOne}");
        return AzureMachine() is { } machineEvidence
            ? AutoFinding.Here($"an Azure VM: {machineEvidence}{WhichOne}")
            : AutoFinding.Not(
                "no variable of a host (IDENTITY_ENDPOINT, MSI_ENDPOINT), no Azure Arc agent, and no sign that this machine is an "
                    + "Azure VM"
            );
    }

    /// <summary>Asks the metadata address once, with nothing that gives it a reason to send a token.</summary>
    public async Task<AutoFinding> ProbeAsync(CancellationToken cancellationToken)
    {
        ManagedIdentityHost host = Host;
        // What was found without asking has had its turn.
        if (!host.MustBeProbed || AzureMachine() is not null) return AutoFinding.Not("not needed: see Identity");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        services.Clock.CancelAfter(limit, s_probeLimit);
        bool responded;
        try
        {
            responded = await new MetadataProbe(services.Transport)
                .IsRespondingAsync(host.Endpoint, services.Clock, limit.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            responded = false;
        }

        return responded
            ? AutoFinding.Here($"the metadata service of a VM responded{WhichOne}")
            : AutoFinding.Not($"the metadata service of a VM did not respond within {s_probeLimit.TotalSeconds:0} s");
    }

    /// <summary>
    /// Why a failure behind the probe means that nothing there gives out an identity, as the end of its evidence; null where it means
    /// something else. Any machine may answer at that address, and nothing but the response has spoken for an identity.
    /// </summary>
    public string? WhyNoIdentity(AdoSignInException failure)
    {
        if (failure.IsAbsence) return failure.Summary;
        // A metadata service says so too, of an identity that was named or of several; and it may be temporarily unavailable.
        bool mayBeMetadataService = failure.StatusCode is null or 400 or 408 or 410 or 429 or >= 500;
        return mayBeMetadataService || failure.Target != Host.Address
            ? null
            : $"{failure.Target} responded to the token request with {failure.StatusCode}"
                + $"{(failure.ServiceMessage is { } said ? $" ('{said}')" : string.Empty)}, "
                + "so it issues no tokens";
    }

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: AZURE_CLIENT_ID is no client id.</exception>
    /// <exception cref="AdoSignInException"><c>IdentityNotSupported</c>: this host gives out no identity that is named.</exception>
    public SignInOptions Create()
    {
        if (Naming is not { } variable) return new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned);
        var identity = ManagedIdentityReference.Create(ClientIds.Canonical(variable.Value, variable.Name, Advice), null, null);
        ManagedIdentityHost host = Host;
        return host.Accepts(identity)
            ? new ManagedIdentitySignIn(identity)
            : throw ManagedIdentityFailures.NotSupported(host, identity, variable.Name);
    }

    private string WhichOne => Naming is null ? string.Empty : $", the identity of {AzureVariables.ClientId}";

    /// <summary>
    /// AZURE_CLIENT_ID where it names a user-assigned identity, as Azure's libraries read it; null for the host's own identity.
    /// </summary>
    private JobVariable? Naming =>
        JobVariables.First(services.Variables, AzureVariables.ClientId) is { } id
        && JobVariables.First(services.Variables, s_otherUses) is null
            ? id
            : null;

    private string? AzureMachine()
    {
        if (!machine.IsWindows) return machine.ReadText(TagFile)?.Trim() == AzureTag ? TagFile : null;
        string folder = (services.Variables("SystemDrive") is { Length: > 0 } drive ? drive : "C:") + @"\WindowsAzure";
        return machine.FolderExists(folder) ? folder : null;
    }
}
