using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>Which names branches and tags may have.</summary>
internal static class ReferenceNames
{
    // [D] git check-ref-format.
    private const string Refused = " ~^:?*[\\";

    /// <summary>Whether a full name is one that git takes, and that is below one of its folders.</summary>
    public static bool IsOne(string? name) =>
        name is not null && name.StartsWith("refs/", StringComparison.Ordinal) && name.Count(letter => letter == '/') >= 2
        && !name.Any(letter => letter < ' ' || letter == '\x7F' || Refused.Contains(letter, StringComparison.Ordinal))
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && !name.EndsWith('.')
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));

    /// <summary>Whether a name would be a folder of another one, or the other way round: git cannot have both.</summary>
    public static bool IsInTheWay(IEnumerable<GitReference> references, string name) => references.Any(one =>
        one.Name.StartsWith(name + "/", StringComparison.Ordinal) || name.StartsWith(one.Name + "/", StringComparison.Ordinal));
}
