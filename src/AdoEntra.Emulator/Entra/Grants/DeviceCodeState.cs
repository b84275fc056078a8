using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>How far a device code is.</summary>
public enum DeviceCodeState
{
    /// <summary>It was not entered yet.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The person signed in; the client has not asked since.</summary>
    [JsonStringEnumMemberName("approved")]
    Approved,

    /// <summary>The person said no.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>The client has its tokens.</summary>
    [JsonStringEnumMemberName("redeemed")]
    Redeemed,
}
