using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>
/// A token of another issuer in place of a secret. It has to fit one of the application's federated credentials in all three members;
/// which of the numbers is answered for which mismatch is [I], after the meanings in [D] protocol 2.2.
/// </summary>
internal static class FederatedAssertion
{
    public static void Check(EntraRequest request, SignedJwt assertion)
    {
        var (issuer, subject) = (assertion.Issuer, assertion.Subject);
        var records = request.Application.FederatedCredentials.ToArray();
        if (records.Length == 0)
        {
            throw new EntraRefusalException(EntraErrors.NoFederatedCredential(request.Application));
        }

        var ofIssuer = records.Where(record => record.Issuer == issuer).ToArray();
        if (ofIssuer.Length == 0)
        {
            if (records.Any(record => IsOtherCase(record.Issuer, issuer)))
            {
                throw new EntraRefusalException(EntraErrors.OtherCase("issuer", issuer));
            }

            throw new EntraRefusalException(EntraErrors.NoSuchIssuer(issuer));
        }

        var audiences = string.Join(", ", assertion.Audiences);
        var ofSubject = ofIssuer.Where(record => record.Subject == subject).ToArray();
        if (ofSubject.Length == 0)
        {
            if (ofIssuer.Any(record => IsOtherCase(record.Subject, subject)))
            {
                throw new EntraRefusalException(EntraErrors.OtherCase("subject", subject));
            }

            // Issuer and subject are both known, but not together.
            throw new EntraRefusalException(records.Any(record => record.Subject == subject)
                ? EntraErrors.NoSuchRecord(issuer, subject, audiences)
                : EntraErrors.NoSuchSubject(subject));
        }

        if (!ofSubject.Any(record => assertion.Audiences.Contains(record.Audience, StringComparer.Ordinal)))
        {
            throw new EntraRefusalException(EntraErrors.NoSuchAudience(audiences));
        }

        // An issuer that a test added is not verified: its key is not known here.
        if (request.Entra.Issuers.FindKey(issuer!) is { } key && !assertion.IsSignedBy(key))
        {
            throw new EntraRefusalException(EntraErrors.BadSignature("The signature is not the issuer's.", null));
        }

        AssertionTime.Check(request, assertion);
    }

    private static bool IsOtherCase(string one, string? other) =>
        !string.Equals(one, other, StringComparison.Ordinal) && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
