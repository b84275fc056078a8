using System.Net;
using AdoEntra.Emulator.Entra.Grants;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AdoEntra.Emulator.Entra;

/// <summary>
/// GET <c>/{tenant}/oauth2/v2.0/authorize</c>: where the browser goes. The person is signed in already and agrees to everything, so the
/// browser is sent straight back with a code. [I] throughout: it is the authorization-code flow of RFC 6749 with PKCE.
/// </summary>
internal static class AuthorizeEndpoint
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    public static Task AnswerAsync(Exchange exchange)
    {
        var query = exchange.Http.Request.Query;
        var tenant = EntraTenant.Find(exchange.Match.Tenant!);
        var state = exchange.Services.State;
        var clientId = query["client_id"].ToString();
        if (state.Entra.FindApplication(clientId, tenant.Id) is not { IsPublicClient: true } application)
        {
            throw new EntraRefusalException(EntraErrors.UnknownApplication(clientId, tenant.Name));
        }

        var redirect = Redirect(exchange);
        if (!IsOnThisMachine(redirect))
        {
            throw new EntraRefusalException(EntraErrors.WrongRedirect(redirect));
        }

        var parameters = new Dictionary<string, string?>();
        if (query["response_type"] != "code" || query["code_challenge_method"].ToString() is not ("" or "S256"))
        {
            parameters["error"] = "invalid_request";
            parameters["error_description"] = "AADSTS9002313: Only response_type=code and code_challenge_method=S256 are emulated.";
        }
        else
        {
            var challenge = query["code_challenge"].ToString();
            parameters["code"] = state.Entra.Grants.AddCode(new AuthorizationCode(
                application, redirect, challenge.Length == 0 ? null : challenge,
                exchange.Services.Options.TimeProvider.GetUtcNow() + CodeLifetime));
        }

        return SendBackAsync(exchange, redirect, parameters);
    }

    /// <summary>The person, or Entra, refuses: the browser is sent back with that.</summary>
    public static Task RefuseAsync(Exchange exchange, EntraError error)
    {
        var redirect = Redirect(exchange);
        return !IsOnThisMachine(redirect)
            ? EntraErrors.WrongRedirect(redirect).AnswerAsync(exchange)
            : SendBackAsync(exchange, redirect, new()
            {
                ["error"] = error.Error,
                ["error_subcode"] = error.SubError,
                ["error_description"] = (string?)error.Body(exchange)["error_description"],
            });
    }

    private static string Redirect(Exchange exchange) => exchange.Http.Request.Query["redirect_uri"].ToString();

    // Nothing is sent to another address.
    private static bool IsOnThisMachine(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    private static Task SendBackAsync(Exchange exchange, string redirect, Dictionary<string, string?> parameters)
    {
        var query = exchange.Http.Request.Query;
        if (query.TryGetValue("state", out var ticket))
        {
            parameters["state"] = ticket;
        }

        return query["response_mode"] == "form_post"
            ? PostBackAsync(exchange, redirect, parameters)
            : RedirectAsync(exchange, QueryHelpers.AddQueryString(redirect, parameters));
    }

    private static Task RedirectAsync(Exchange exchange, string address)
    {
        exchange.Http.Response.Headers.Location = address;
        return Answer.EmptyAsync(exchange, StatusCodes.Status302Found);
    }

    // A page that sends itself back, which keeps the code out of the browser's history.
    private static Task PostBackAsync(Exchange exchange, string address, Dictionary<string, string?> parameters)
    {
        var members = parameters.Where(static member => member.Value is not null).Select(static member =>
            $"<input type=\"hidden\" name=\"{member.Key}\" value=\"{WebUtility.HtmlEncode(member.Value)}\" />");
        return Answer.WriteAsync(
            exchange,
            StatusCodes.Status200OK,
            $"<html><body onload=\"document.forms[0].submit()\"><form method=\"POST\" action=\"{WebUtility.HtmlEncode(address)}\">"
                + $"{string.Concat(members)}</form></body></html>",
            Answer.Html);
    }
}
