using System.Text;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>Whom a request's <c>Authorization</c> header speaks for.</summary>
/// <param name="Identity">The identity, or null when the credential is not accepted.</param>
/// <param name="Reason">Why not; reported in a header of the emulator's own, since the service's response is the same for all.</param>
/// <param name="Token">The token that the credential is; null when it was never issued, or is something else.</param>
internal sealed record CredentialCheck(EmulatedIdentity? Identity, string Reason, IssuedToken? Token = null)
{
    public static CredentialCheck Of(Exchange exchange)
    {
        if (exchange.Anonymous)
        {
            return Refused("a fault makes the caller anonymous");
        }

        var header = exchange.Http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Refused("no credential");
        }

        if (TokenIn(header) is not { } value)
        {
            return Refused("a scheme that is neither Bearer nor Basic");
        }

        if (WithoutEntra(exchange, header, value) is { } known)
        {
            return Accepted(exchange, known, null);
        }

        if (exchange.Services.State.Tokens.Find(value) is not { } token)
        {
            return Refused("a token that was never issued, or was revoked");
        }

        if (token.ExpiresOn <= exchange.Services.Options.TimeProvider.GetUtcNow())
        {
            return Refused("an expired token");
        }

        if (!KnownResources.IsAzureDevOps(token.Resource))
        {
            return Refused("a token for " + token.Resource);
        }

        return Accepted(exchange, token.Identity, token);
    }

    // [C] protocol 3.3: a token of another tenant is no better than none; [I] so is any to an organization that has none.
    private static CredentialCheck Accepted(Exchange exchange, EmulatedIdentity identity, IssuedToken? token) =>
        exchange.Organization is { } organization && organization.TenantId != identity.TenantId
            ? Refused("a token of the tenant " + identity.TenantId)
            : new CredentialCheck(identity, string.Empty, token);

    // [D] A personal access token is a password, with any user name; a job's access token is either.
    private static EmulatedIdentity? WithoutEntra(Exchange exchange, string header, string value)
    {
        var state = exchange.Services.State;
        return value == state.Pipeline.AccessToken ? state.Pipeline.BuildService
            : value == state.PersonalAccessToken && header.StartsWith("Basic", StringComparison.OrdinalIgnoreCase) ? state.Entra.Person
            : null;
    }

    private static CredentialCheck Refused(string reason) => new(null, reason);

    // [D code] protocol 3.11: the token is accepted as the password of Basic too, with any user name.
    private static string? TokenIn(string header)
    {
        var parts = header.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts is [var scheme, var bearer] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return bearer;
        }

        var decoded = new byte[header.Length];
        return parts is [var other, var basic] && other.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(basic, decoded, out var length)
            ? Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2).Last()
            : null;
    }
}
