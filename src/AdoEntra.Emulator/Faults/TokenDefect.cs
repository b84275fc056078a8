using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>What is wrong with a token answer that looks like a success.</summary>
public enum TokenDefect
{
    /// <summary>
    /// There is no <c>access_token</c>. [V] protocol 1.5: the client library then returns an empty token without an error.
    /// </summary>
    [JsonStringEnumMemberName("noAccessToken")]
    NoAccessToken,

    /// <summary>The token expired five minutes ago. [V] protocol 1.5: the client library does not look.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The token is an empty text.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>There is no <c>token_type</c>. [V] protocol 1.5: the client library refuses such an answer of Entra's.</summary>
    [JsonStringEnumMemberName("noTokenType")]
    NoTokenType,
}
