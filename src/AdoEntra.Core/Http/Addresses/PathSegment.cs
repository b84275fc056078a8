using AdoEntra.Errors;

namespace AdoEntra.Http.Addresses;

/// <summary>A text as a part of an address.</summary>
internal static class EscapedText
{
    /// <summary>Everything escaped that means something in an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is, as the beginning of a sentence: <c>The name of a project</c>.</param>
    /// <param name="target">The same as the target of an error.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it has half of a surrogate pair, which no address can
    /// carry.</exception>
    public static string Of(string text, string what, string target) =>
        !Surrogates.HasUnpaired(text)
            ? Uri.EscapeDataString(text)
            : throw new AdoConnectionException(ErrorIds.InvalidRequest, $"{what} {Surrogates.Problem}.", Surrogates.Advice)
            {
                Target = target,
            };
}

/// <summary>A name as one part of a path.</summary>
internal static class RouteSegment
{
    /// <summary>
    /// The name escaped. Refused where it would change the path instead of being a part of it: <c>..</c> would name another organization.
    /// </summary>
    /// <param name="name">A name or an id, as a user gave it.</param>
    /// <param name="what">What it names: <c>project</c>.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: empty, <c>.</c>, <c>..</c>, or no text.</exception>
    public static string Of(string name, string what)
    {
        if (!string.IsNullOrWhiteSpace(name) && name is not ("." or "..")) return EscapedText.Of(name, $"The name of a {what}", what);
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{name}' is not a valid {what} name.",
            "Pass a name or an id; an unset variable is empty.")
        { Target = name };
    }
}
