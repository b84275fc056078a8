using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator;

/// <summary>An access token that the emulator gave out.</summary>
public sealed class IssuedToken
{
    /// <summary>The token itself, without a scheme in front.</summary>
    public required string Value { get; init; }

    /// <summary>Whom it speaks for.</summary>
    public required EmulatedIdentity Identity { get; init; }

    /// <summary>The resource it was asked for, as it was asked for.</summary>
    public required string Resource { get; init; }

    /// <summary>The <c>claims</c> parameter of the request for it; null when there was none.</summary>
    public string? Claims { get; init; }

    /// <summary>The application that asked for it at Entra; null for a managed identity's.</summary>
    public EmulatedApplication? Application { get; init; }

    /// <summary>Whether the client said that it understands claims challenges (CP1). [V] protocol 1.4.</summary>
    public bool IsChallengeCapable => RequestedClaims.SaysCapable(Claims);

    /// <summary>From when on it is refused.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }
}
