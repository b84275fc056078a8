using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>Answers of a server, in one expression each.</summary>
internal static class Answer
{
    public static HttpResponseMessage Json(string body, int status = 200) => Text(body, "application/json", status);

    public static HttpResponseMessage Html(int status = 200) =>
        Text("<!DOCTYPE html><html><body>Sign in</body></html>", "text/html", status);

    public static HttpResponseMessage Text(string body, string mediaType, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(body), mediaType, status);

    public static HttpResponseMessage Bytes(byte[] body, string? mediaType, int status = 200) =>
        Content(new ByteArrayContent(body), mediaType, status);

    public static HttpResponseMessage Body(Stream body, int status = 200) => Content(new StreamContent(body), "application/json", status);

    /// <summary>A status and nothing else.</summary>
    public static HttpResponseMessage Empty(int status) => Bytes([], null, status);

    public static HttpResponseMessage With(this HttpResponseMessage response, string header, string value)
    {
        Assert.True(response.Headers.TryAddWithoutValidation(header, value), $"'{header}: {value}' is not taken as a header.");
        return response;
    }

    private static HttpResponseMessage Content(HttpContent content, string? mediaType, int status)
    {
        if (mediaType is not null) content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = "utf-8" };
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
