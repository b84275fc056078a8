using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>An application signs in as itself: by secret, by certificate, or because an issuer that it trusts vouches for it.</summary>
internal static class ClientCredentialsGrant
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static Task AnswerAsync(EntraRequest request)
    {
        if (request.Tenant.Id is not { } tenant)
        {
            throw new EntraRefusalException(EntraErrors.NoTenantNamed(request.Tenant.Name));
        }

        var resource = RequestedScope.OfApplication(request.Required("scope"), tenant);
        Authenticate(request);
        return EntraTokenAnswer.WriteAsync(request, request.Application.ServicePrincipal!, resource);
    }

    private static void Authenticate(EntraRequest request)
    {
        var (secret, assertion) = (request.Optional("client_secret"), request.Optional("client_assertion"));
        if (request.Application.IsPublicClient)
        {
            throw new EntraRefusalException(EntraErrors.PublicClient());
        }

        if (secret is not null)
        {
            CheckSecret(request, secret);
        }
        else if (assertion is not null && request.Required("client_assertion_type") == JwtBearer)
        {
            CheckAssertion(request, assertion);
        }
        else
        {
            throw new EntraRefusalException(EntraErrors.NoCredential());
        }
    }

    private static void CheckSecret(EntraRequest request, string secret)
    {
        var found = request.Application.Secrets.FirstOrDefault(known => known.Value == secret)
            ?? throw new EntraRefusalException(EntraErrors.WrongSecret(request.Application.ClientId));
        if (found.ExpiresOn <= request.Now)
        {
            throw new EntraRefusalException(EntraErrors.ExpiredSecret(request.Application.ClientId));
        }
    }

    private static void CheckAssertion(EntraRequest request, string text)
    {
        var assertion = SignedJwt.Parse(text) ?? throw new EntraRefusalException(EntraErrors.MalformedAssertion());

        // [I] An assertion that the application made itself names it as issuer; any other comes from an issuer that it trusts.
        if (Guid.TryParse(assertion.Issuer, out var issuer) && issuer == request.Application.ClientId)
        {
            CertificateAssertion.Check(request, assertion);
        }
        else
        {
            FederatedAssertion.Check(request, assertion);
        }
    }
}
