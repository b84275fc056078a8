namespace AdoEntra.Http;

/// <summary>
/// Whom the service slows down: mostly the identity, sometimes the network address that it calls from, which others share. The service names it in
/// the words of a refusal (<c>namespace 'IPAddress'</c>), and what is running short in <c>X-RateLimit-Resource</c> (protocol.md 3.5).
/// </summary>
internal static class ThrottledParty
{
    private const string Identity = "this identity";
    private const string Network = "everybody who calls from this network address";

    /// <param name="response">The response.</param>
    /// <param name="body">The service's words in it.</param>
    public static string Of(HttpResponseMessage response, ErrorBody body) =>
        Of(response.Headers.TryGetValues("X-RateLimit-Resource", out IEnumerable<string>? values) ? values.FirstOrDefault() : null, body.Message);

    /// <param name="resource">What is running short.</param>
    /// <param name="message">The service's words.</param>
    public static string Of(string? resource, string? message) =>
        (IsNetwork(resource) || IsNetwork(message) ? Network : Identity) + (string.IsNullOrWhiteSpace(resource) ? string.Empty : $" ({Errors.Redaction.Redact(resource)})");

    /// <summary>Whether a text of the service speaks of a network address.</summary>
    public static bool IsNetwork(string? text) => text?.IndexOf("IPAddress", StringComparison.OrdinalIgnoreCase) >= 0;
}
