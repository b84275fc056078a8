using System.Text;

namespace AdoEntra.Http;

/// <summary>A text as a part of an address.</summary>
internal static class EscapedText
{
    /// <summary>Everything escaped that means something in an address. Half of a surrogate pair, which .NET Framework fails at, is no letter.</summary>
    public static string Of(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
