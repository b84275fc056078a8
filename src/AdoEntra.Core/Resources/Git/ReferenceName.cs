using System.Diagnostics.CodeAnalysis;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Git;

/// <summary>The names of branches and tags, as git shows them and as the service has them.</summary>
internal static class ReferenceName
{
    /// <summary>What the reference to a branch begins with.</summary>
    public const string Heads = "refs/heads/";

    /// <summary>What the reference to a tag begins with.</summary>
    public const string Tags = "refs/tags/";

    private const string All = "refs/";
    private const int ObjectIdLength = 40;

    /// <summary>A branch without <c>refs/heads/</c>; a reference to anything else as it is.</summary>
    /// <param name="reference">For example <c>refs/heads/main</c>; null where there is none.</param>
    [return: NotNullIfNotNull(nameof(reference))]
    public static string? ShortOf(string? reference) =>
        reference?.StartsWith(Heads, StringComparison.Ordinal) == true ? reference.Substring(Heads.Length) : reference;

    /// <summary>The reference to a branch, given as <c>main</c> or <c>refs/heads/main</c>.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is a reference to something else.</exception>
    public static string OfBranch(string name) =>
        !name.StartsWith(All, StringComparison.Ordinal) ? Heads + name
        : name.StartsWith(Heads, StringComparison.Ordinal) ? name
        : throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"'{name}' is not a branch.",
            "Pass a name such as main or refs/heads/main.")
        {
            Target = name,
        };

    /// <summary>Whether a text is the id of a commit, in full.</summary>
    public static bool IsObjectId(string text) => text.Length == ObjectIdLength && text.All(Uri.IsHexDigit);

    /// <summary>The id that stands for no object: what a reference had before it was created.</summary>
    public static string NoObject { get; } = new('0', ObjectIdLength);
}
