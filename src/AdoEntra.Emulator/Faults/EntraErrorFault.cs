using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// Entra refuses with any number, in its own form. For the numbers that the emulator knows, the rest need not be said; for others it is
/// <c>invalid_request</c> and 400. On the route authorize the browser takes it back to the application, as [I] after RFC 6749.
/// </summary>
public sealed class EntraErrorFault : Fault
{
    /// <summary>The AADSTS number.</summary>
    public required int Code { get; init; }

    /// <summary>The OAuth error; null for the number's own.</summary>
    public string? Error { get; init; }

    /// <summary>The HTTP status; null for the number's own.</summary>
    public int? Status { get; init; }

    /// <summary>The text after the number; null for the number's own.</summary>
    public string? Description { get; init; }

    /// <summary>The claims (JSON) that the client has to request; null for none.</summary>
    public string? Claims { get; init; }

    /// <summary>The <c>suberror</c>; null for the number's own.</summary>
    public string? SubError { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var usual = Usual(exchange);
        var error = usual with
        {
            Error = Error ?? usual.Error,
            Status = Status ?? usual.Status,
            Text = Description ?? usual.Text,
            Claims = Claims,
            SubError = SubError ?? usual.SubError,
        };
        return exchange.Match.Route == EmulatedRoute.Authorize
            ? AuthorizeEndpoint.RefuseAsync(exchange, error)
            : error.AnswerAsync(exchange);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is < 400 or > 599 ? "status has to be from 400 to 599"
        : IsOfEntra(route) ? base.Problem(route)
        : "an Entra error belongs to the routes token, deviceCode and authorize";

    private EntraError Usual(Exchange exchange)
    {
        var state = exchange.Services.State;
        var clientId = exchange.Form.GetValueOrDefault("client_id", string.Empty);
        var application = state.Entra.FindApplication(clientId, null) ?? state.Entra.SecretApplication;
        return Code switch
        {
            7000215 => EntraErrors.WrongSecret(application.ClientId),
            7000222 => EntraErrors.ExpiredSecret(application.ClientId),
            700016 => EntraErrors.UnknownApplication(clientId, exchange.Match.Tenant!),
            90002 => EntraErrors.UnknownTenant(exchange.Match.Tenant!),
            700027 => EntraErrors.BadSignature("The key was not found.", null),
            700024 => EntraErrors.OutsideValidTime(exchange.Services.Options.TimeProvider.GetUtcNow(), null, null),
            70021 => EntraErrors.NoSuchRecord("issuer", "subject", "audience"),
            700211 => EntraErrors.NoSuchIssuer("issuer"),
            700212 => EntraErrors.NoSuchAudience("audience"),
            700213 => EntraErrors.NoSuchSubject("subject"),
            7002138 => EntraErrors.OtherCase("subject", "subject"),
            700223 => EntraErrors.FederationOff(state.TenantId),
            700238 => EntraErrors.IssuerNotAllowed("issuer", state.TenantId),
            70052 => EntraErrors.SeveralTenants(application),
            900382 => EntraErrors.OtherCloud(),
            90055 => EntraErrors.TenantThrottled(),
            70025 => EntraErrors.NoFederatedCredential(application),
            500011 => EntraErrors.UnknownResource("resource", state.TenantId),
            70011 => EntraErrors.BadScope(exchange.Form.GetValueOrDefault("scope", string.Empty)),
            1002012 => EntraErrors.ScopeWithoutDefault(exchange.Form.GetValueOrDefault("scope", string.Empty)),
            53003 => EntraErrors.BlockedByPolicy(),
            50076 => EntraErrors.SecondFactor(),
            50173 => EntraErrors.RevokedGrant(),
            70020 => EntraErrors.CodeExpired(),
            _ => new EntraError(Code, "invalid_request", 400, "The emulator was configured to refuse."),
        };
    }
}
