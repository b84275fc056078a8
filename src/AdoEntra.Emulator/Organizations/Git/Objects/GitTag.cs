using System.Text;

namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>A tag that is an object of its own: who put it on what, and why.</summary>
internal sealed record GitTag(string Id, string Name, string Target, string TargetKind, GitSignature Tagger, string Message)
{
    /// <summary>Reads a tag's bytes.</summary>
    public static GitTag Parse(GitObject tag)
    {
        var text = Encoding.UTF8.GetString(tag.Content.Span);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = (end < 0 ? text : text[..end]).Split('\n');
        string Value(string key) =>
            head.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? string.Empty;
        return new GitTag(
            tag.Id, Value("tag "), Value("object "), Value("type "), GitSignature.Parse(Value("tagger ")),
            end < 0 ? string.Empty : text[(end + 2)..].TrimEnd('\n'));
    }

    /// <summary>A tag's bytes.</summary>
    public static byte[] Write(GitObject target, string name, GitSignature tagger, string message) =>
        Encoding.UTF8.GetBytes($"object {target.Id}\ntype {target.Kind}\ntag {name}\ntagger {tagger}\n\n{message.TrimEnd('\n')}\n");
}
