using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// The answer of a managed-identity host that gives a token. [V, D] protocol 1.13: all values are strings, times are epoch seconds.
/// </summary>
internal static class TokenAnswer
{
    /// <param name="exchange">The request.</param>
    /// <param name="identity">Whom the token is for.</param>
    /// <param name="resource">The resource as asked for.</param>
    /// <param name="metadataService">Whether the members are written that only the metadata service has.</param>
    /// <returns>Completes when the answer is written.</returns>
    public static Task WriteAsync(Exchange exchange, EmulatedIdentity identity, string resource, bool metadataService)
    {
        var now = exchange.Services.Options.TimeProvider.GetUtcNow();
        var token = exchange.Services.State.Tokens.Issue(identity, resource, exchange.TokenLifetime);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (exchange.Defect != TokenDefect.NoAccessToken)
            {
                json.WriteString("access_token", exchange.Defect == TokenDefect.Empty ? string.Empty : token.Value);
            }

            json.WriteString("client_id", identity.ClientId.ToString());
            json.WriteString("expires_on", Epoch(token.ExpiresOn));
            json.WriteString("resource", resource);
            if (exchange.Defect != TokenDefect.NoTokenType)
            {
                json.WriteString("token_type", "Bearer");
            }

            if (metadataService)
            {
                var left = Math.Max(0, token.ExpiresOn.ToUnixTimeSeconds() - now.ToUnixTimeSeconds());
                json.WriteString("refresh_token", string.Empty);
                json.WriteString("expires_in", left.ToString(CultureInfo.InvariantCulture));
                json.WriteString("ext_expires_in", left.ToString(CultureInfo.InvariantCulture));
                json.WriteString("not_before", Epoch(now));
            }

            json.WriteEndObject();
        }

        return Answer.WriteAsync(exchange, StatusCodes.Status200OK, buffer.WrittenMemory, Answer.Json);
    }

    private static string Epoch(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
