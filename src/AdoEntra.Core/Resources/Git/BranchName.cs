namespace AdoEntra.Resources.Git;

/// <summary>The name of a branch, as git shows it.</summary>
internal static class BranchName
{
    private const string Heads = "refs/heads/";

    /// <summary>The name without <c>refs/heads/</c>; a reference to anything else than a branch as it is.</summary>
    /// <param name="reference">For example <c>refs/heads/main</c>; null where there is none.</param>
    public static string? Of(string? reference) =>
        reference?.StartsWith(Heads, StringComparison.Ordinal) == true ? reference.Substring(Heads.Length) : reference;
}
