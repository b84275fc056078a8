using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AdoEntra.Emulator.Content;

/// <summary>Serves content, whole or a part of it. That Azure DevOps' own hosts take <c>Range</c> is [I]; storage hosts do [D].</summary>
internal static class ContentAnswer
{
    public static async Task WriteAsync(Exchange exchange, EmulatedContent content, string contentType, string? fileName = null)
    {
        var (request, response) = (exchange.Http.Request, exchange.Http.Response);
        var tag = $"\"{content.Hash}\"";
        response.Headers.ETag = tag;
        response.Headers.AcceptRanges = "bytes";
        if (request.Headers.IfNoneMatch == tag)
        {
            await Answer.EmptyAsync(exchange, StatusCodes.Status304NotModified);
            return;
        }

        if (fileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        var (from, count) = (0L, content.Length);
        if (RangeIn(request, tag) is { } range)
        {
            from = range.From ?? Math.Max(0, content.Length - range.To!.Value);
            var last = range.From is null ? content.Length - 1 : Math.Min(range.To ?? long.MaxValue, content.Length - 1);
            if (from >= content.Length)
            {
                response.Headers.ContentRange = $"bytes */{content.Length}";
                await Answer.EmptyAsync(exchange, StatusCodes.Status416RangeNotSatisfiable);
                return;
            }

            count = last - from + 1;
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {from}-{last}/{content.Length}";
        }

        response.ContentType = contentType;
        response.ContentLength = count;
        if (!HttpMethods.IsHead(request.Method))
        {
            await content.WriteAsync(response.Body, from, count, exchange.Aborted);
        }
    }

    // One range only, and none when the content is another by now. What cannot be read counts as not sent. [D] RFC 9110.
    private static RangeItemHeaderValue? RangeIn(HttpRequest request, string tag) =>
        RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var ranges) && ranges is { Unit.Value: "bytes", Ranges.Count: 1 }
        && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == tag)
            ? ranges.Ranges.First()
            : null;
}
