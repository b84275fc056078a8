using System.Text;

namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>A commit.</summary>
internal sealed record GitCommit(
    string Id, string TreeId, IReadOnlyList<string> Parents, GitSignature Author, GitSignature Committer, string Comment)
{
    /// <summary>Reads a commit's bytes.</summary>
    public static GitCommit Parse(GitObject commit)
    {
        var text = Encoding.UTF8.GetString(commit.Content.Span);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = (end < 0 ? text : text[..end]).Split('\n');
        return new GitCommit(
            commit.Id, Value(head, "tree ")!, [.. head.Where(IsParent).Select(line => line["parent ".Length..])],
            GitSignature.Parse(Value(head, "author ") ?? string.Empty), GitSignature.Parse(Value(head, "committer ") ?? string.Empty),
            end < 0 ? string.Empty : text[(end + 2)..].TrimEnd('\n'));
    }

    /// <summary>A commit's bytes.</summary>
    public static byte[] Write(string tree, IReadOnlyList<string> parents, GitSignature author, GitSignature committer, string comment) =>
        Encoding.UTF8.GetBytes(
            $"tree {tree}\n" + string.Concat(parents.Select(parent => $"parent {parent}\n"))
            + $"author {author}\ncommitter {committer}\n\n{comment}");

    private static bool IsParent(string line) => line.StartsWith("parent ", StringComparison.Ordinal);

    private static string? Value(string[] head, string key) =>
        head.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
}
