using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Entra;

/// <summary>Entra's answer with a token. [V] protocol 2.1: the members that the client library reads; numbers are numbers here.</summary>
internal static class EntraTokenAnswer
{
    /// <param name="request">The request.</param>
    /// <param name="identity">Whom the token is for.</param>
    /// <param name="resource">The resource as asked for.</param>
    /// <param name="more">Further members.</param>
    /// <returns>Completes when the answer is written.</returns>
    public static Task WriteAsync(EntraRequest request, EmulatedIdentity identity, string resource, JsonObject? more = null)
    {
        var exchange = request.Exchange;
        var options = exchange.Services.Options;
        var lifetime = exchange.TokenLifetime ?? request.Application.TokenLifetime ?? options.EntraTokenLifetime;
        var token = exchange.Services.State.Tokens.Issue(identity, resource, lifetime, request.Application, request.Claims);
        var body = new JsonObject();
        if (exchange.Defect != TokenDefect.NoTokenType)
        {
            body["token_type"] = "Bearer";
        }

        body["expires_in"] = (long)lifetime.TotalSeconds;
        body["ext_expires_in"] = (long)lifetime.TotalSeconds;
        if ((request.Application.RefreshIn ?? options.RefreshIn) is { } refreshIn)
        {
            body["refresh_in"] = (long)refreshIn.TotalSeconds;
        }

        if (exchange.Defect != TokenDefect.NoAccessToken)
        {
            body["access_token"] = exchange.Defect == TokenDefect.Empty ? string.Empty : token.Value;
        }

        foreach (var (name, value) in more ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return Answer.WriteAsync(exchange, StatusCodes.Status200OK, body.ToJsonString(), Answer.Json);
    }
}
