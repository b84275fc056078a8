using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>When a connection is reset.</summary>
public enum ResetMoment
{
    /// <summary>Before anything was answered; the request was read.</summary>
    [JsonStringEnumMemberName("beforeHeaders")]
    BeforeHeaders,

    /// <summary>After status and headers, before the body.</summary>
    [JsonStringEnumMemberName("afterHeaders")]
    AfterHeaders,

    /// <summary>After half of the body.</summary>
    [JsonStringEnumMemberName("inBody")]
    InBody,
}
