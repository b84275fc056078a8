using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Pipelines;

/// <summary>
/// GET <c>/_emulator/oidc/github?…&amp;audience=…</c> with the job's bearer: GitHub's token for a job that has <c>id-token: write</c>.
/// [D] protocol 1.11, the refusals are [I].
/// </summary>
internal static class GitHubOidcEndpoint
{
    // [D: GitHub docs] Without an audience it is the owner's address, which Entra does not accept.
    private const string DefaultAudience = "https://github.com/adoentra";

    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return Answer.EmptyAsync(exchange, StatusCodes.Status405MethodNotAllowed);
        }

        if (!string.Equals(
            request.Headers.Authorization.ToString(), "Bearer " + exchange.Services.GitHubRequestToken, StringComparison.OrdinalIgnoreCase))
        {
            return Answer.WriteAsync(
                exchange, StatusCodes.Status401Unauthorized, """{"message":"Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN"}""", Answer.Json);
        }

        var audience = request.Query["audience"].ToString();
        var token = exchange.Services.State.Entra.IssueFederatedToken(
            EmulatedIssuer.GitHub, audience: audience.Length == 0 ? DefaultAudience : audience);

        // [I] The count is there in some versions and is the token's length.
        var body = new JsonObject { ["count"] = token.Length, ["value"] = token };
        return Answer.WriteAsync(exchange, StatusCodes.Status200OK, body.ToJsonString(), Answer.Json);
    }
}
