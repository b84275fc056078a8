using System.Text;
using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Http;

/// <summary>
/// A good response with nothing in it: an empty body, <c>null</c>, <c>{}</c>, an object whose fields are all empty. A source that gives one
/// gave tokens a moment ago and will again; the request is retried, as for a 503.
/// </summary>
internal static class BlankBody
{
    // Whatever is longer says something.
    private const int Longest = 1024;

    /// <summary>Whether a body says nothing.</summary>
    public static bool Is(string body)
    {
        if (body.Length > Longest) return false;
        if (string.IsNullOrWhiteSpace(body)) return true;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().All(static field => field.NameEquals("count") || IsBlank(field.Value))
                : IsBlank(document.RootElement);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return false;
        }
    }

    /// <summary>The same for content that is buffered already.</summary>
    public static async Task<bool> IsAsync(HttpContent content)
    {
        if (content.Headers.ContentLength > Longest) return false;
        // As bytes, since a made-up charset would throw.
        return Is(Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync().ConfigureAwait(false)));
    }

    private static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        _ => value.ValueKind == JsonValueKind.Null,
    };
}
