using System.Net;
using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>Plain requests and what to look at in their answers.</summary>
internal static class Calls
{
    public static HttpClient NewClient(Uri baseUri) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxResponseDrainSize = 0 })
        {
            BaseAddress = baseUri,
        };

    public static HttpRequestMessage Request(HttpMethod method, string target, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, target);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return request;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"Expected {expected}, got {response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The value of a header, or null. Several lines come as one text.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static List<string> Names(this JsonElement page) =>
        [.. page.GetProperty("value").EnumerateArray().Select(item => item.Text("name"))];
}
