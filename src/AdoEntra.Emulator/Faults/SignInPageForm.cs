using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>The forms of a sign-in page.</summary>
public enum SignInPageForm
{
    /// <summary>HTML, in English.</summary>
    [JsonStringEnumMemberName("html")]
    Html,

    /// <summary>HTML, in German: which no client can recognize by its text.</summary>
    [JsonStringEnumMemberName("german")]
    German,

    /// <summary>XHTML that an XML reader takes, which PowerShell's own command then makes an XML document of.</summary>
    [JsonStringEnumMemberName("xml")]
    Xml,
}
