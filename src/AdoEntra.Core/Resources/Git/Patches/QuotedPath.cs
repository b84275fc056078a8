using System.Text;

namespace AdoEntra.Resources.Git.Patches;

/// <summary>
/// Writes paths as git does in patches (git-config, <c>core.quotePath</c>): quoted where they have more than plain ASCII.
/// </summary>
internal static class QuotedPath
{
    private const string Escaped = "\a\b\t\n\v\f\r\"\\";
    private const string Letters = "abtnvfr\"\\";

    /// <summary>The path, quoted where it has to be.</summary>
    /// <param name="prefix">What stands before it: <c>a/</c>, <c>b/</c>, or nothing.</param>
    /// <param name="path">The path from the root, without a slash before it.</param>
    public static string Of(string prefix, string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(prefix + path);
        if (!Array.Exists(bytes, static one => one is < 0x20 or >= 0x7f or (byte)'"' or (byte)'\\')) return prefix + path;
        var quoted = new StringBuilder("\"");
        foreach (byte one in bytes)
        {
            int known = Escaped.IndexOf((char)one);
            if (known >= 0) quoted.Append('\\').Append(Letters[known]);
            else if (one is < 0x20 or >= 0x7f) quoted.Append('\\').Append(Octal(one));
            else quoted.Append((char)one);
        }

        return quoted.Append('"').ToString();
    }

    private static string Octal(byte value) => Convert.ToString(value, 8).PadLeft(3, '0');
}
