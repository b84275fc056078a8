using System.Text;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Hosting;

/// <summary>Writes a whole answer in one piece.</summary>
internal static class Answer
{
    public const string Json = "application/json; charset=utf-8";
    public const string Html = "text/html; charset=utf-8";
    public const string Text = "text/plain; charset=utf-8";

    public static async Task WriteAsync(Exchange exchange, int status, ReadOnlyMemory<byte> body, string? contentType)
    {
        var response = exchange.Http.Response;
        response.StatusCode = status;
        if (contentType is not null)
        {
            response.ContentType = contentType;
        }

        // These statuses have no body, and the server refuses a length for them.
        if (status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        exchange.KeepAnswer(status, body, contentType);
        body = Gzip.Apply(exchange, body);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(exchange.Http.Request.Method))
        {
            await response.Body.WriteAsync(body, exchange.Aborted);
        }
    }

    public static Task WriteAsync(Exchange exchange, int status, string body, string? contentType) =>
        WriteAsync(exchange, status, Encoding.UTF8.GetBytes(body), contentType);

    public static Task EmptyAsync(Exchange exchange, int status) => WriteAsync(exchange, status, ReadOnlyMemory<byte>.Empty, null);
}
