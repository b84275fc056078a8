using System.Text;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>Merges two changes of a text by lines, as git does: what only one side changed is taken from there.</summary>
internal static class TextMerge
{
    // Comparing takes the square of it.
    private const int MostLines = 5_000;

    /// <summary>The text with both changes; null where they are of the same lines, or where one of the three is no text.</summary>
    public static byte[]? Merge(ReadOnlySpan<byte> before, ReadOnlySpan<byte> ours, ReadOnlySpan<byte> theirs)
    {
        if (before.Contains((byte)0) || ours.Contains((byte)0) || theirs.Contains((byte)0))
        {
            return null;
        }

        var (origin, left, right) = (Lines(before), Lines(ours), Lines(theirs));
        if (origin.Length > MostLines || left.Length > MostLines || right.Length > MostLines)
        {
            return null;
        }

        var (inLeft, inRight) = (Matches(origin, left), Matches(origin, right));
        var merged = new StringBuilder();
        for (var (at, atLeft, atRight) = (0, 0, 0); ; at++, atLeft++, atRight++)
        {
            // Up to the next line that neither changed.
            var next = at;
            while (next < origin.Length && (inLeft[next] < 0 || inRight[next] < 0))
            {
                next++;
            }

            var isEnd = next == origin.Length;
            var (endLeft, endRight) = isEnd ? (left.Length, right.Length) : (inLeft[next], inRight[next]);
            if (Chosen(origin.AsSpan(at..next), left.AsSpan(atLeft..endLeft), right.AsSpan(atRight..endRight)) is not { } chosen)
            {
                return null;
            }

            merged.Append(chosen);
            if (isEnd)
            {
                return Encoding.Latin1.GetBytes(merged.ToString());
            }

            merged.Append(origin[next]);
            (at, atLeft, atRight) = (next, endLeft, endRight);
        }
    }

    private static string? Chosen(ReadOnlySpan<string> origin, ReadOnlySpan<string> left, ReadOnlySpan<string> right) =>
        right.SequenceEqual(origin) || right.SequenceEqual(left) ? string.Concat(left)
        : left.SequenceEqual(origin) ? string.Concat(right)
        : null;

    // Each line with what ends it; bytes become letters one by one, whatever the encoding.
    private static string[] Lines(ReadOnlySpan<byte> text)
    {
        var lines = new List<string>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n') is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(Encoding.Latin1.GetString(text[..end]));
            text = text[end..];
        }

        return [.. lines];
    }

    // Where each line of one is in the other, by their longest common sequence; -1 where it is not.
    private static int[] Matches(string[] one, string[] other)
    {
        var lengths = new int[one.Length + 1, other.Length + 1];
        for (var row = one.Length - 1; row >= 0; row--)
        {
            for (var column = other.Length - 1; column >= 0; column--)
            {
                lengths[row, column] = one[row] == other[column]
                    ? lengths[row + 1, column + 1] + 1
                    : Math.Max(lengths[row + 1, column], lengths[row, column + 1]);
            }
        }

        var places = new int[one.Length];
        Array.Fill(places, -1);
        for (var (row, column) = (0, 0); row < one.Length && column < other.Length;)
        {
            if (one[row] == other[column])
            {
                places[row++] = column++;
            }
            else if (lengths[row + 1, column] >= lengths[row, column + 1])
            {
                row++;
            }
            else
            {
                column++;
            }
        }

        return places;
    }
}
