using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>How the text of an error is written. What the service sends is UTF-8; what stands in between may send anything.</summary>
public enum ErrorEncoding
{
    /// <summary>UTF-8.</summary>
    [JsonStringEnumMemberName("utf8")]
    Utf8,

    /// <summary>UTF-8 with a byte-order mark.</summary>
    [JsonStringEnumMemberName("utf8WithMark")]
    Utf8WithMark,

    /// <summary>UTF-16, said so in the content type, with a byte-order mark.</summary>
    [JsonStringEnumMemberName("utf16")]
    Utf16,

    /// <summary>UTF-16 in the other byte order, said by nothing but its byte-order mark.</summary>
    [JsonStringEnumMemberName("utf16BigEndian")]
    Utf16BigEndian,
}
