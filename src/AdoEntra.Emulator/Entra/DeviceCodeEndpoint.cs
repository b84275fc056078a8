using System.Text.Json.Nodes;
using AdoEntra.Emulator.Entra.Grants;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Entra;

/// <summary>POST <c>/{tenant}/oauth2/v2.0/devicecode</c>: a code for the client, and one for the person. [V] protocol 1.15.</summary>
internal static class DeviceCodeEndpoint
{
    public static Task AnswerAsync(EntraRequest request)
    {
        PersonTokenAnswer.CheckClient(request);
        var scope = request.Required("scope");
        _ = RequestedScope.OfPerson(scope);
        var options = request.Exchange.Services.Options;
        var code = request.Entra.Grants.AddDeviceCode(request.Application, scope, request.Now + options.DeviceCodeLifetime);
        if (options.ApprovesDeviceCodes)
        {
            code.Approve();
        }

        // The real page is at another host; this one leads to the list of codes, and nowhere else.
        var page = new Uri(request.Exchange.Services.BaseUri, "_emulator/devicecodes").AbsoluteUri;
        var body = new JsonObject
        {
            ["user_code"] = code.UserCode,
            ["device_code"] = code.Value,
            ["verification_uri"] = page,
            ["expires_in"] = (long)options.DeviceCodeLifetime.TotalSeconds,
            ["interval"] = (long)options.DeviceCodeInterval.TotalSeconds,
            ["message"] = $"To sign in, use a web browser to open the page {page} and enter the code {code.UserCode} to authenticate.",
        };
        return Answer.WriteAsync(request.Exchange, StatusCodes.Status200OK, body.ToJsonString(), Answer.Json);
    }
}
