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
}
