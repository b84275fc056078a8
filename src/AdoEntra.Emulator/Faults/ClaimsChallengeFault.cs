using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator;

/// <summary>
/// Azure DevOps wants a token that was asked for with certain claims, and refuses others with 401 and those claims. [D] protocol 3.1, the
/// form of the header is what [D code] protocol 1.4 reads.
/// </summary>
public sealed class ClaimsChallengeFault : Fault
{
    /// <summary>The claims, as JSON.</summary>
    public string Claims { get; init; } = """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}""";

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        if (RequestedClaims.Answers(exchange.Credential.Token?.Claims, Claims))
        {
            return answer();
        }

        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims));
        exchange.Http.Response.Headers.WWWAuthenticate =
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
            + $"error=\"insufficient_claims\", claims=\"{encoded}\"";
        return Answer.EmptyAsync(exchange, StatusCodes.Status401Unauthorized);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route)
    {
        try
        {
            using var claims = JsonDocument.Parse(Claims);
            return claims.RootElement.ValueKind == JsonValueKind.Object ? base.Problem(route) : "claims have to be a JSON object";
        }
        catch (JsonException)
        {
            return "claims have to be a JSON object";
        }
    }
}
