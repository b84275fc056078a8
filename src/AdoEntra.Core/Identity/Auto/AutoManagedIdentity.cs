using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;

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
    private static readonly string[] s_otherUses = [WorkloadIdentity.FileVariable, AzureVariables.ClientSecret, "AZURE_CLIENT_CERTIFICATE_PATH"];

    private ManagedIdentityHost Host => ManagedIdentityHost.Detect(services.Variables, machine.FileExists);

    public AutoFinding Look()
    {
        ManagedIdentityHost host = Host;
        if (!host.MustBeProbed) return AutoFinding.Here($"{host.Name}: {host.Evidence}{WhichOne(host)}");
        return AzureMachine() is { } machineEvidence
            ? AutoFinding.Here($"an Azure VM: {machineEvidence}{WhichOne(host)}")
            : AutoFinding.Not("no variable of a host (IDENTITY_ENDPOINT, MSI_ENDPOINT), no Azure Arc agent, and this machine does not say that it is an Azure VM");
    }

    /// <summary>Asks the metadata address once, with nothing that gives it a reason to send a token.</summary>
    public async Task<AutoFinding> ProbeAsync(CancellationToken cancellationToken)
    {
        ManagedIdentityHost host = Host;
        // What was found without asking has had its turn.
        if (!host.MustBeProbed || AzureMachine() is not null) return AutoFinding.Not("not needed: see Identity");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        services.Clock.CancelAfter(limit, s_probeLimit);
        bool answered;
        try
        {
            answered = await services.Transport.IsMetadataServiceAsync(host.Endpoint, services.Clock, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answered = false;
        }

        return answered
            ? AutoFinding.Here($"the metadata service of a VM answered{WhichOne(host)}")
            : AutoFinding.Not($"the metadata service of a VM did not answer within {s_probeLimit.TotalSeconds:0} s");
    }

    public SignInOptions Create() => new ManagedIdentitySignIn(Named(Host) ?? ManagedIdentityReference.SystemAssigned);

    private string WhichOne(ManagedIdentityHost host) => Named(host) is null ? string.Empty : $", the identity of {AzureVariables.ClientId}";

    /// <summary>The user-assigned identity that AZURE_CLIENT_ID names, as Azure's libraries read it; null for the host's own.</summary>
    private ManagedIdentityReference? Named(ManagedIdentityHost host)
    {
        string? id = JobVariables.Value(services.Variables, AzureVariables.ClientId);
        if (!Guid.TryParse(id, out _) || JobVariables.First(services.Variables, s_otherUses) is not null) return null;
        var identity = ManagedIdentityReference.Create(id, null, null);
        return host.Accepts(identity) ? identity : null;
    }

    private string? AzureMachine()
    {
        if (!machine.IsWindows) return machine.ReadText(TagFile)?.Trim() == AzureTag ? TagFile : null;
        string folder = (services.Variables("SystemDrive") is { Length: > 0 } drive ? drive : "C:") + @"\WindowsAzure";
        return machine.FolderExists(folder) ? folder : null;
    }
}
