namespace AdoEntra.Emulator;

/// <summary>What the emulator's access tokens look like. Clients have to treat them as opaque either way.</summary>
public enum TokenShape
{
    /// <summary>Random text without any structure: a client that decodes tokens fails on it.</summary>
    Opaque,

    /// <summary>Three base64url parts with the claims of an Entra access token; the signature is random.</summary>
    Jwt,
}
