using System.Security;

namespace AdoEntra;

/// <summary>A token for Azure DevOps. Its text is only in <see cref="Token"/>: what is printed or logged shows none of it.</summary>
public sealed class AdoToken
{
    internal AdoToken(SecureString token, DateTimeOffset? expiresOn, string tokenType, string? tenantId, string source)
    {
        Token = token;
        ExpiresOn = expiresOn;
        TokenType = tokenType;
        TenantId = tenantId;
        Source = source;
    }

    /// <summary>The token.</summary>
    public SecureString Token { get; }

    /// <summary>When it ends; null where that is not known.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>How it is sent, for example <c>Bearer</c>.</summary>
    public string TokenType { get; }

    /// <summary>The tenant of the connection it belongs to; null when that is not known.</summary>
    public string? TenantId { get; }

    /// <summary>The kind of credential it came from, for example <c>ManagedIdentity</c>.</summary>
    public string Source { get; }

    /// <summary>What it is, without the token.</summary>
    public override string ToString() => $"{TokenType} token from {Source}{(ExpiresOn is { } end ? $" until {end:u}" : string.Empty)}";
}
