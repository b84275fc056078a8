using AdoEntra.Errors;

namespace AdoEntra.Requests.Throttling;

/// <summary>
/// Whom the service slows down: mostly the identity, sometimes the network address that it calls from, which others share. The service
/// names it in the words of an error response (<c>namespace 'IPAddress'</c>), and what is running short in
/// <c>X-RateLimit-Resource</c> (protocol.md 3.5).
/// </summary>
internal static class ThrottledParty
{
    public const string Identity = "this identity";
    private const string Network = "all requests from this network address";

    /// <summary>Whom, in words.</summary>
    /// <param name="texts">What the service says: its words, and what is running short.</param>
    public static string Of(params string?[] texts) =>
        Array.Exists(texts, static text => text?.IndexOf("IPAddress", StringComparison.OrdinalIgnoreCase) >= 0) ? Network : Identity;

    /// <summary>What is running short, as a sentence; empty where the service does not say.</summary>
    public static string Shortage(string? resource) =>
        Redaction.Redact(resource) is { Length: > 0 } named ? $" Limit reached: {named}." : string.Empty;
}
