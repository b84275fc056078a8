namespace AdoEntra.Identity.Federation;

/// <summary>Sets one field in the query of an address and leaves the rest as it stands.</summary>
internal static class QueryText
{
    /// <summary>The address with that field, in the place of any field of that name.</summary>
    public static Uri Set(Uri address, string name, string value)
    {
        IEnumerable<string> others = address.Query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(field => !string.Equals(Uri.UnescapeDataString(field.Split('=')[0]), name, StringComparison.OrdinalIgnoreCase));
        string query = string.Join("&", others.Concat([$"{name}={Uri.EscapeDataString(value)}"]));
        return new Uri(address.GetLeftPart(UriPartial.Path) + "?" + query);
    }
}
