using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Diagnosis;

/// <summary>Signs in for a diagnosis: chooses the method where none is named, and says which step a failure belongs to.</summary>
internal sealed class SignInAttempt(ProcessServices process, DiagnosisQuestion question)
{
    private static readonly KnownCause[] s_network =
    [
        NetworkRows.EntraUnreachable,
        NetworkRows.EntraSilent,
        NetworkRows.CertificateNotTrusted,
        NetworkRows.ProxyRefused,
        NetworkRows.NotEntra,
        NetworkRows.UnexpectedFromEntra,
        IssuerRows.IssuerUnreachable,
        ManagedIdentityRows.HostSilent,
        ManagedIdentityRows.OtherThumbprint,
        DeveloperToolRows.ToolOffline,
    ];

    private static readonly string[] s_credential =
    [
        ErrorIds.NoCredential,
        ErrorIds.CredentialUnavailable,
        ErrorIds.IdentityNotFound,
        ErrorIds.IdentityNotSupported,
        ErrorIds.InvalidRequest,
        ErrorIds.NotConnected,
    ];

    private AutoResult? _auto;

    /// <summary>The methods that were thought of; empty where one was named.</summary>
    public IReadOnlyList<AutoCandidate> Candidates => _auto?.Candidates ?? [];

    /// <summary>The method; null where none is known.</summary>
    public SignInOptions? SignIn { get; private set; }

    /// <summary>Finds out how to sign in; sends requests to nothing but the metadata address of a VM, where nothing else is here.</summary>
    /// <exception cref="AdoEntraException">There is nothing to sign in with.</exception>
    public async Task ChooseAsync(CancellationToken cancellationToken)
    {
        if (question.Refused is { } refused) throw refused;
        SignIn = question.Request.SignIn;
        if (SignIn is not null) return;
        _auto = await AutoSelection
            .FindAsync(process.Services, AutoMachine.Current, question.Request.TenantId, cancellationToken)
            .ConfigureAwait(false);
        SignIn = _auto.SignIn;
    }

    /// <summary>Signs in, without asking the organization.</summary>
    /// <exception cref="AdoEntraException">No token was given.</exception>
    public async Task<AdoConnection> SignInAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                ConnectRequest request = question.Request with { SignIn = SignIn, SkipVerification = true };
                return await process.Connector.ConnectAsync(request, question.Progress, cancellationToken).ConfigureAwait(false);
            }
            catch (AdoEntraException failure) when (_auto?.IsAbsent(failure) == true)
            {
                AutoResult? next = await _auto.AfterAsync(failure, cancellationToken).ConfigureAwait(false);
                if (next is null) throw;
                _auto = next;
                SignIn = next.SignIn;
            }
        }
    }

    /// <summary>The step that a failure to sign in belongs to.</summary>
    public static string StepOf(AdoEntraException failure) =>
        failure.Cause is { } cause && Array.IndexOf(s_network, cause) >= 0 ? DiagnosisSteps.SignInHost
        : Array.IndexOf(s_credential, failure.ErrorId) >= 0 ? DiagnosisSteps.Credential
        : failure.ErrorId == ErrorIds.OrganizationNotInEntra ? DiagnosisSteps.Tenant
        : DiagnosisSteps.Token;
}
