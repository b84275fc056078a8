namespace AdoEntra.Emulator.Control;

/// <summary>
/// Headers and form members as they may leave the process. The tokens are worth nothing outside the emulator, but a reader of the list
/// must be able to show it without thinking about that; that a credential was there stays visible.
/// </summary>
internal static class Redaction
{
    private static readonly string[] Secret =
    [
        "Authorization", "X-IDENTITY-HEADER", "Proxy-Authorization", "Cookie", "secret",
        "client_secret", "client_assertion", "refresh_token", "device_code", "code", "code_verifier", "assertion", "password",
    ];

    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> parts) => parts.ToDictionary(
        part => part.Key,
        part => Secret.Contains(part.Key, StringComparer.OrdinalIgnoreCase) ? Marker(part.Value) : part.Value,
        StringComparer.OrdinalIgnoreCase);

    // The scheme is no secret, and says what kind of credential it was.
    private static string Marker(string value) =>
        value.Split(' ', 2) is [var scheme and ("Bearer" or "Basic"), _] ? scheme + " [redacted, present]" : "[redacted, present]";
}
