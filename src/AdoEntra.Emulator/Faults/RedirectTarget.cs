using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>Where a redirect leads.</summary>
public enum RedirectTarget
{
    /// <summary>To the sign-in page, <c>…/_signin?realm=…&amp;reply_to=…</c>.</summary>
    [JsonStringEnumMemberName("signIn")]
    SignIn,

    /// <summary>To the same path on <see cref="EmulatorHost.ForeignUri"/>, a host that must never see a credential.</summary>
    [JsonStringEnumMemberName("foreign")]
    Foreign,

    /// <summary>There too, without saying the scheme: <c>//host/path</c> looks like a path, and changes the host.</summary>
    [JsonStringEnumMemberName("networkPath")]
    NetworkPath,

    /// <summary>To another route of the same host, the connection data of <c>MyOrg</c>.</summary>
    [JsonStringEnumMemberName("sameHost")]
    SameHost,

    /// <summary>To the same host and path by <c>ftp</c>.</summary>
    [JsonStringEnumMemberName("otherScheme")]
    OtherScheme,

    /// <summary>To the same address, said relative to itself.</summary>
    [JsonStringEnumMemberName("relative")]
    Relative,

    /// <summary>To the same address: as long as the fault lasts, it goes round in a circle.</summary>
    [JsonStringEnumMemberName("loop")]
    Loop,
}
