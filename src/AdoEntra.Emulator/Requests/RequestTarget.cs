namespace AdoEntra.Emulator.Requests;

/// <summary>
/// The request's target, cut into segments before anything is decoded: a name may hold an encoded slash, percent sign or hash, which
/// the server's own path has already turned into something else. A plus sign in a path is a plus sign.
/// </summary>
internal sealed class RequestTarget
{
    private RequestTarget(string raw, string[] segments)
    {
        Raw = raw;
        Segments = segments;
    }

    /// <summary>Path and query as sent.</summary>
    public string Raw { get; }

    /// <summary>The decoded segments of the path; an empty one stands for two slashes in a row.</summary>
    public string[] Segments { get; }

    public static RequestTarget Parse(string rawTarget)
    {
        var raw = WithoutAuthority(rawTarget);
        var path = raw.AsSpan();
        var query = path.IndexOf('?');
        path = (query < 0 ? path : path[..query]).TrimStart('/');
        path = path.EndsWith('/') ? path[..^1] : path;
        return new RequestTarget(raw, path.IsEmpty ? [] : [.. path.ToString().Split('/').Select(Uri.UnescapeDataString)]);
    }

    // The form a client sends to a proxy: "GET http://host/path".
    private static string WithoutAuthority(string target)
    {
        if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return target;
        }

        var path = target.IndexOf('/', "http://".Length);
        return path < 0 ? "/" : target[path..];
    }
}
