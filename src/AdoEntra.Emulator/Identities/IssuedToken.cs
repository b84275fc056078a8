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

    /// <summary>From when on it is refused.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }
}
