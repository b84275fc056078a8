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

    /// <summary>What every reference begins with.</summary>
    public const string All = "refs/";

    /// <summary>What the reference to a branch of the remote begins with in a clone.</summary>
    public const string Remotes = "refs/remotes/origin/";

    private const string Origin = "origin/";

    private const int ObjectIdLength = 40;

    /// <summary>
    /// A branch without <c>refs/heads/</c>; a reference to anything else as it is. So is a branch that is called <c>origin/main</c> on the
    /// server, too: that short name means <c>main</c>.
    /// </summary>
    /// <param name="reference">For example <c>refs/heads/main</c>; null where there is none.</param>
    [return: NotNullIfNotNull(nameof(reference))]
    public static string? ShortOf(string? reference) =>
        reference?.StartsWith(Heads + Origin, StringComparison.Ordinal) == true ? reference : BareOf(reference);

    /// <summary>A branch without <c>refs/heads/</c>, as the service takes it; a reference to anything else as it is.</summary>
    /// <param name="reference">For example <c>refs/heads/main</c>; null where there is none.</param>
    [return: NotNullIfNotNull(nameof(reference))]
    public static string? BareOf(string? reference) =>
        reference?.StartsWith(Heads, StringComparison.Ordinal) == true ? reference.Substring(Heads.Length) : reference;

    /// <summary>A tag without <c>refs/tags/</c>, a branch without <c>refs/heads/</c>.</summary>
    /// <param name="reference">For example <c>refs/tags/v1.0</c>; null where there is none.</param>
    [return: NotNullIfNotNull(nameof(reference))]
    public static string? NameOf(string? reference) =>
        reference?.StartsWith(Tags, StringComparison.Ordinal) == true ? reference.Substring(Tags.Length) : ShortOf(reference);

    /// <summary>
    /// The reference to a branch, given as <c>main</c> or <c>refs/heads/main</c>, or as a clone has it: <c>origin/main</c>,
    /// <c>refs/remotes/origin/main</c>.
    /// </summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is a reference to something else.</exception>
    public static string OfBranch(string name) =>
        name.StartsWith(Remotes, StringComparison.Ordinal) ? Heads + name.Substring(Remotes.Length)
        : name.StartsWith(Origin, StringComparison.Ordinal) ? Heads + name.Substring(Origin.Length)
        : Of(name, Heads, "branch", "main");

    /// <summary>The reference to a tag, given as <c>v1.0</c> or <c>refs/tags/v1.0</c>.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is a reference to something else.</exception>
    public static string OfTag(string name) => Of(name, Tags, "tag", "v1.0");

    /// <summary>Whether a text is the id of a commit, in full.</summary>
    public static bool IsObjectId(string text) => text.Length == ObjectIdLength && text.All(Uri.IsHexDigit);

    /// <summary>The id that stands for no object: what a reference had before it was created.</summary>
    public static string NoObject { get; } = new('0', ObjectIdLength);

    private static string Of(string name, string prefix, string kind, string example) =>
        !name.StartsWith(All, StringComparison.Ordinal) ? prefix + name
        : name.StartsWith(prefix, StringComparison.Ordinal) ? name
        : throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"'{name}' is not a {kind}.",
            $"Pass a name such as {example} or {prefix}{example}.")
        {
            Target = name,
        };
}
