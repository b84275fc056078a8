using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Entra;

/// <summary>Entra's three addresses below a tenant that give something out. <see cref="EntraMetadata"/> has what leads to them.</summary>
internal static class EntraEndpoint
{
    public static async Task AnswerAsync(Exchange exchange)
    {
        var browser = exchange.Match.Route == EmulatedRoute.Authorize;
        if (exchange.Http.Request.Method != (browser ? HttpMethods.Get : HttpMethods.Post))
        {
            await Answer.EmptyAsync(exchange, StatusCodes.Status405MethodNotAllowed);
            return;
        }

        exchange.Http.Response.Headers.CacheControl = "no-store, no-cache";
        try
        {
            await (exchange.Match.Route switch
            {
                EmulatedRoute.Token => TokenEndpoint.AnswerAsync(EntraRequest.Read(exchange)),
                EmulatedRoute.DeviceCode => DeviceCodeEndpoint.AnswerAsync(EntraRequest.Read(exchange)),
                _ => AuthorizeEndpoint.AnswerAsync(exchange),
            });
        }
        catch (EntraRefusalException refusal)
        {
            await refusal.Error.AnswerAsync(exchange);
        }
    }
}
