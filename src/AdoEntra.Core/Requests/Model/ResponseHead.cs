namespace AdoEntra.Requests.Model;

/// <summary>What stands before the body of a response.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers by their names, in any case.</param>
internal sealed record ResponseHead(int Status, IReadOnlyDictionary<string, string[]> Headers)
{
    public static ResponseHead Of(HttpResponseMessage response)
    {
        Dictionary<string, string[]> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in response.Headers.Concat(response.Content.Headers))
            headers[header.Key] = [.. header.Value];
        return new((int)response.StatusCode, headers);
    }
}
