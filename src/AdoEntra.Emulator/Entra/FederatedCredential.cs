namespace AdoEntra.Emulator;

/// <summary>Whose tokens an application accepts in place of a secret. Entra compares all three character by character.</summary>
/// <param name="Issuer">The claim <c>iss</c>.</param>
/// <param name="Subject">The claim <c>sub</c>.</param>
/// <param name="Audience">The claim <c>aud</c>.</param>
public sealed record FederatedCredential(string Issuer, string Subject, string Audience = FederatedCredential.DefaultAudience)
{
    /// <summary>The audience that Entra recommends, and that clients ask for. [D] protocol 1.11.</summary>
    public const string DefaultAudience = "api://AzureADTokenExchange";
}
