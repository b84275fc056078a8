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
            await (browser ? AuthorizeEndpoint.AnswerAsync(exchange)
                : exchange.Match.Route == EmulatedRoute.Token ? TokenEndpoint.AnswerAsync(EntraRequest.Read(exchange))
                : DeviceCodeEndpoint.AnswerAsync(EntraRequest.Read(exchange)));
        }
        catch (EntraRefusalException refusal)
        {
            await refusal.Error.AnswerAsync(exchange);
        }
    }
}
