using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Diagnosis;

/// <summary>Whom the organization sees behind the token, and what access level that identity has.</summary>
internal static class IdentitySteps
{
    // Whom it is not, the organization knows: the token was good.
    private static readonly string[] s_known =
    [
        ErrorIds.NotInOrganization,
        ErrorIds.NotLicensed,
        ErrorIds.PrincipalDisabled,
        ErrorIds.IdentityNotSupported,
    ];

    /// <summary>Whether a refusal says that the token was good and the identity behind it is not.</summary>
    public static bool IsOfIdentity(AdoEntraException failure) => Array.IndexOf(s_known, failure.ErrorId) >= 0;

    /// <summary>The identity.</summary>
    public static AdoDiagnosisStep Identity(ConnectionData who, string organization)
    {
        string kind = who.IsApplication ? "a service principal or managed identity" : "a user";
        string account =
            who.Account is not { Length: > 0 } name ? string.Empty
            : Guid.TryParse(name, out _) ? $", object id {name}"
            : $", account {name}";
        return DiagnosisSteps.Passed(
            DiagnosisSteps.Identity,
            $"Signed in to '{organization}' as '{who.Name}' ({who.Id}), {kind}{account}."
        );
    }

    /// <summary>The access level; what the identity may not read of itself is no failure.</summary>
    /// <param name="process">Sends the request.</param>
    /// <param name="session">As whom, and where.</param>
    /// <param name="who">The identity.</param>
    /// <param name="responseReceived">Told of the response.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoDiagnosisStep> AccessLevelAsync(
        ProcessServices process,
        ServiceSession session,
        ConnectionData who,
        Action<ResponseHead> responseReceived,
        CancellationToken cancellationToken
    )
    {
        AccessLevel level;
        try
        {
            ServiceRequest<AccessLevel> request = AccessLevel.Of(who) with { ResponseReceived = responseReceived };
            level = await process.Client.ReadOneAsync(session, request, DiagnosisQuestion.Context, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            return failure.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.NotSignedIn or ErrorIds.NotInOrganization
                ? DiagnosisSteps.Skipped(
                    DiagnosisSteps.AccessLevel,
                    "This identity is not allowed to read its own access level; an administrator sees it in Organization settings, Users."
                )
                : DiagnosisSteps.Failed(DiagnosisSteps.AccessLevel, failure, status: AdoDiagnosisStatus.Warning);
        }

        return level.SeesRepositories
            ? DiagnosisSteps.Passed(DiagnosisSteps.AccessLevel, $"The access level is {level.Name}.")
            : DiagnosisSteps.Warning(
                DiagnosisSteps.AccessLevel,
                PermissionRows.NotLicensed.Say(
                    ("what", "the repositories of private projects"),
                    ("organization", session.Address.Organization)
                ) with
                {
                    What = $"The access level is {level.Name}, which does not include the repositories of private projects.",
                }
            );
    }
}
