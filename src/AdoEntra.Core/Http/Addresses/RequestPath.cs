namespace AdoEntra.Http.Addresses;

/// <summary>The parts of a path below the organization, no longer escaped, as far as it is one of the API.</summary>
internal sealed class RequestPath
{
    private const string Api = "_apis";

    private RequestPath(string[] parts, int area)
    {
        Parts = parts;
        AreaIndex = area;
    }

    public IReadOnlyList<string> Parts { get; }

    /// <summary>What stands behind <c>_apis</c>: <c>git</c>.</summary>
    public string Area => Parts[AreaIndex];

    /// <summary>Where the area stands among the parts.</summary>
    public int AreaIndex { get; }

    /// <summary>
    /// Reads an escaped path. Null where it is none of the API, or where its parts would change the path instead of being one.
    /// </summary>
    public static RequestPath? TryParse(string path)
    {
        string[] parts = path.Trim('/').Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].IndexOf('%') >= 0) parts[i] = Uri.UnescapeDataString(parts[i]);
            if (parts[i] is "" or "." or "..") return null;
        }

        // A project and a team stand before it at most.
        int api = Array.FindIndex(parts, static part => part.Equals(Api, StringComparison.OrdinalIgnoreCase));
        return api is >= 0 and <= 2 && api + 1 < parts.Length ? new(parts, api + 1) : null;
    }
}
