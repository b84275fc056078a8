using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>A name as one part of a path.</summary>
internal static class RouteSegment
{
    /// <summary>The name escaped. Refused where it would change the path instead of being a part of it: <c>..</c> would name another organization.</summary>
    /// <param name="name">A name or an id, as a user gave it.</param>
    /// <param name="what">What it names: <c>project</c>.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: empty, <c>.</c>, <c>..</c>, or no text.</exception>
    public static string Of(string name, string what)
    {
        if (!string.IsNullOrWhiteSpace(name) && name is not ("." or "..")) return EscapedText.Of(name, $"The name of a {what}", what);
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{name}' is no name of a {what}.",
            $"Give the name or the id of a {what}; a variable that was never set gives an empty one.")
        { Target = name };
    }
}
