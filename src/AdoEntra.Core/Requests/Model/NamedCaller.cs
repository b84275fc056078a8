namespace AdoEntra.Requests.Model;

/// <summary>Whom a response of the service names as the caller: <c>X-VSS-UserData</c>, <c>[id]:[name]</c> (protocol.md 3.3).</summary>
/// <param name="Id">The identity's id in the organization.</param>
/// <param name="Name">Its name; null where the response has none.</param>
internal sealed record NamedCaller(string Id, string? Name)
{
    /// <summary>The identity of a caller whose token was not accepted, in an organization that has public projects.</summary>
    public const string AnonymousId = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

    /// <summary>The caller; null where the response names none, or the anonymous identity.</summary>
    public static NamedCaller? Find(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-VSS-UserData", out IEnumerable<string>? values) || values.FirstOrDefault() is not { } text)
            return null;
        int colon = text.IndexOf(':');
        string id = colon < 0 ? text : text.Substring(0, colon);
        if (!Guid.TryParse(id, out _) || id.Equals(AnonymousId, StringComparison.OrdinalIgnoreCase)) return null;
        return new(id, colon >= 0 && colon + 1 < text.Length ? text.Substring(colon + 1) : null);
    }
}
