using System.Text;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Blobs;

/// <summary>
/// The storage host, on a port of its own: signed addresses open what lies there, a bearer does not. [D] protocol 3.6, 5: it is not Azure
/// DevOps and must never see the token; that it refuses a request with one is what storage does with two credentials.
/// </summary>
internal static class BlobHost
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var (request, response) = (exchange.Http.Request, exchange.Http.Response);
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        response.Headers["x-ms-version"] = "2025-01-05";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return RefuseAsync(exchange, StatusCodes.Status405MethodNotAllowed, "UnsupportedHttpVerb", "The resource only can be read.");
        }

        var path = exchange.Target.Raw.Split('?')[0];
        if (request.Headers.Authorization.Count > 0
            || !exchange.Services.Blobs.IsSigned(path, request.Query["se"], request.Query["sig"]))
        {
            return RefuseAsync(
                exchange, StatusCodes.Status403Forbidden, "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the "
                + "signature.");
        }

        response.Headers["x-ms-blob-type"] = "BlockBlob";
        return exchange.Services.Blobs.Find(path) is { } blob
            ? ContentAnswer.WriteAsync(exchange, blob.Content, "application/octet-stream", blob.FileName)
            : RefuseAsync(exchange, StatusCodes.Status404NotFound, "BlobNotFound", "The specified blob does not exist.");
    }

    // [D] Storage answers in XML, with a byte-order mark.
    private static Task RefuseAsync(Exchange exchange, int status, string code, string message)
    {
        exchange.Http.Response.Headers["x-ms-error-code"] = code;
        var body = $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>";
        return Answer.WriteAsync(exchange, status, Encoding.UTF8.GetBytes(body), "application/xml");
    }
}
