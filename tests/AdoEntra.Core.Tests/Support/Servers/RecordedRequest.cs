namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>A request as it was when it was sent; later changes to the message do not reach it.</summary>
internal sealed class RecordedRequest
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private RecordedRequest(HttpRequestMessage request, string? body)
    {
        Method = request.Method;
        Uri = request.RequestUri!;
        Body = body;
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers) _headers[header.Key] = string.Join(" ", header.Value);
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    public string? Body { get; }

    public IReadOnlyCollection<string> HeaderNames => _headers.Keys;

    /// <summary>The value of a header, several joined by a space; null where it was not sent.</summary>
    public string? Header(string name) => _headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The value of a query field, unescaped; null where it is absent.</summary>
    public string? Query(string name) => Value(Uri.Query.TrimStart('?'), name);

    /// <summary>The value of a field of a form in the body, unescaped; null where it is absent.</summary>
    public string? Form(string name) => Value(Body ?? string.Empty, name);

    private static string? Value(string pairs, string name)
    {
        foreach (string pair in pairs.Split('&'))
        {
            string[] parts = pair.Split(['='], 2);
            if (parts[0] == name) return Uri.UnescapeDataString((parts.Length > 1 ? parts[1] : string.Empty).Replace('+', ' '));
        }

        return null;
    }

    public static async Task<RecordedRequest> TakeAsync(HttpRequestMessage request) =>
        new(request, request.Content is null ? null : await request.Content.ReadAsStringAsync());
}
