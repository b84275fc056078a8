using System.Globalization;
using System.Text;

namespace AdoEntra.Resources.Git.Patches;

/// <summary>Writes the bytes of a patch: text that is ASCII, and lines of files as they are.</summary>
internal sealed class PatchWriter
{
    private readonly List<byte> _bytes = [];

    /// <summary>What was written.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Adds a line of the patch itself.</summary>
    /// <param name="line">ASCII, without its end.</param>
    public void Line(string line) => _bytes.AddRange(Encoding.ASCII.GetBytes(line + "\n"));

    /// <summary>Adds the differences of two files: hunks with three lines around each change.</summary>
    public void Hunks(FileLines before, FileLines after, IReadOnlyList<ChangedLines> changes)
    {
        const int Around = 3;
        for (int first = 0, next; first < changes.Count; first = next)
        {
            next = first + 1;
            while (next < changes.Count && changes[next].OldStart - EndOf(changes[next - 1]) <= 2 * Around) next++;
            int oldStart = Math.Max(0, changes[first].OldStart - Around);
            int oldEnd = Math.Min(before.Count, EndOf(changes[next - 1]) + Around);
            int newStart = changes[first].NewStart - (changes[first].OldStart - oldStart);
            int newEnd = changes[next - 1].NewStart + changes[next - 1].NewCount + (oldEnd - EndOf(changes[next - 1]));
            Line($"@@ -{Range(oldStart, oldEnd)} +{Range(newStart, newEnd)} @@");
            int old = oldStart;
            for (int i = first; i < next; i++)
            {
                Lines(' ', before, old, changes[i].OldStart);
                Lines('-', before, changes[i].OldStart, EndOf(changes[i]));
                Lines('+', after, changes[i].NewStart, changes[i].NewStart + changes[i].NewCount);
                old = EndOf(changes[i]);
            }

            Lines(' ', before, old, oldEnd);
        }

        static int EndOf(ChangedLines change) => change.OldStart + change.OldCount;
    }

    // Of no lines, the one that they follow.
    private static string Range(int start, int end) => end - start == 1
        ? (start + 1).ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{(end > start ? start + 1 : start)},{end - start}");

    private void Lines(char mark, FileLines lines, int start, int end)
    {
        for (int line = start; line < end; line++)
        {
            _bytes.Add((byte)mark);
            _bytes.AddRange(lines[line].ToArray());
            if (!lines.IsWhole(line)) Line("\n\\ No newline at end of file");
        }
    }
}
