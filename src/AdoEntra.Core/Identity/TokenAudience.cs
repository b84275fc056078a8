using AdoEntra.Errors;

namespace AdoEntra.Identity;

/// <summary>For which resource a token says it is, where it can be read, as a hint in messages.</summary>
internal static class TokenAudience
{
    private static readonly string[] s_ours = [AzureDevOpsResource.Id, "https://app.vssps.visualstudio.com"];

    /// <summary>The audience, where it says another one than Azure DevOps; null where it says none.</summary>
    public static string? Foreign(string token) =>
        TokenClaims.Text(token, "aud") is { Length: > 0 } audience
        && !s_ours.Any(own => audience.TrimEnd('/').EndsWith(own, StringComparison.OrdinalIgnoreCase))
            ? Redaction.Redact(Redaction.Address(audience))
            : null;
}
