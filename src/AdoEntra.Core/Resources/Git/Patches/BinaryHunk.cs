using System.IO.Compression;
using System.Text;

namespace AdoEntra.Resources.Git.Patches;

/// <summary>
/// The content of a binary file in a patch, as <c>git diff --binary</c> writes it (git, <c>diff.c</c> and <c>base85.c</c>): its size,
/// and it itself, compressed (zlib, RFC 1950), in lines of base 85.
/// </summary>
internal static class BinaryHunk
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
    private const int BytesOfLine = 52;
    private const int BytesOfGroup = 4;
    private const int DigitsOfGroup = 5;
    private const uint AdlerModulus = 65521;

    /// <summary>Writes what a file becomes, and behind it what it was.</summary>
    public static void Write(PatchWriter patch, byte[] before, byte[] after)
    {
        patch.Line("GIT binary patch");
        WriteLiteral(patch, after);
        WriteLiteral(patch, before);
    }

    private static void WriteLiteral(PatchWriter patch, byte[] content)
    {
        patch.Line(FormattableString.Invariant($"literal {content.Length}"));
        byte[] compressed = Compressed(content);
        for (int start = 0; start < compressed.Length; start += BytesOfLine)
            patch.Line(Encoded(compressed.AsSpan(start, Math.Min(BytesOfLine, compressed.Length - start))));
        patch.Line(string.Empty);
    }

    // The first letter says how many bytes the line has: A to Z for 1 to 26, a to z for the rest.
    private static string Encoded(ReadOnlySpan<byte> bytes)
    {
        var line = new StringBuilder();
        line.Append((char)(bytes.Length <= 26 ? 'A' + bytes.Length - 1 : 'a' + bytes.Length - 27));
        Span<char> group = stackalloc char[DigitsOfGroup];
        for (int start = 0; start < bytes.Length; start += BytesOfGroup)
        {
            uint value = 0;
            for (int i = start; i < start + BytesOfGroup; i++) value = (value << 8) | (i < bytes.Length ? bytes[i] : 0u);
            for (int i = DigitsOfGroup - 1; i >= 0; i--)
            {
                group[i] = Digits[(int)(value % (uint)Digits.Length)];
                value /= (uint)Digits.Length;
            }

            foreach (char digit in group) line.Append(digit);
        }

        return line.ToString();
    }

    // .NET Framework has the compression, but not the frame around it; and of nothing, it writes nothing, where zlib has an empty block.
    private static byte[] Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        target.WriteByte(0x78);
        target.WriteByte(0x9C);
        if (content.Length == 0) target.Write([0x03, 0x00], 0, 2);
        else
        {
            using var deflate = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(content, 0, content.Length);
        }

        (uint low, uint high) = (1, 0);
        foreach (byte one in content)
        {
            low = (low + one) % AdlerModulus;
            high = (high + low) % AdlerModulus;
        }

        uint sum = (high << 16) | low;
        for (int shift = 24; shift >= 0; shift -= 8) target.WriteByte((byte)(sum >> shift));
        return target.ToArray();
    }
}
