namespace AdoEntra.Emulator;

/// <summary>A client secret of an application.</summary>
/// <param name="Value">The secret itself. It opens nothing but the emulator.</param>
/// <param name="ExpiresOn">From when on it is refused; null for never.</param>
public sealed record EmulatedSecret(string Value, DateTimeOffset? ExpiresOn = null);
