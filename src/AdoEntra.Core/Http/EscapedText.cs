using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>A text as a part of an address.</summary>
internal static class EscapedText
{
    /// <summary>Everything escaped that means something in an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, as the beginning of a sentence: <c>The name of a project</c>.</param>
    /// <param name="target">The same as the target of an error.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it has half of a surrogate pair, which no address can carry.</exception>
    public static string Of(string text, string what, string target) => !Surrogates.HasUnpaired(text) ? Uri.EscapeDataString(text) : throw new AdoConnectionException(
        ErrorIds.InvalidRequest, $"{what} {Surrogates.Problem}.", Surrogates.Advice) { Target = target };
}
