namespace AdoEntra.Resources.Git.Patches;

/// <summary>The lines of a file, with what ends them. A line ends with a line feed; the last one may have none.</summary>
internal sealed class FileLines
{
    private const byte LineFeed = (byte)'\n';

    private readonly byte[] _bytes;
    private readonly List<int> _starts = [0];

    /// <param name="bytes">The file.</param>
    public FileLines(byte[] bytes)
    {
        _bytes = bytes;
        for (int at = 0; at < bytes.Length; at = _starts[_starts.Count - 1])
        {
            int end = Array.IndexOf(bytes, LineFeed, at);
            _starts.Add(end < 0 ? bytes.Length : end + 1);
        }
    }

    /// <summary>How many there are; none in an empty file.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>A line, from 0.</summary>
    public ReadOnlySpan<byte> this[int line] => _bytes.AsSpan(_starts[line], _starts[line + 1] - _starts[line]);

    /// <summary>Whether a line feed ends a line.</summary>
    public bool IsWhole(int line) => _bytes[_starts[line + 1] - 1] == LineFeed;

    /// <summary>A number for each line: lines of two files that are equal have the same one.</summary>
    /// <param name="known">The numbers so far; those of new lines are added.</param>
    public int[] Numbers(Dictionary<Line, int> known)
    {
        int[] numbers = new int[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            var line = new Line(_bytes, _starts[i], _starts[i + 1] - _starts[i]);
            if (!known.TryGetValue(line, out numbers[i])) known.Add(line, numbers[i] = known.Count);
        }

        return numbers;
    }

    /// <summary>A line of a file, equal to each other one of the same bytes.</summary>
    internal readonly struct Line(byte[] bytes, int start, int length) : IEquatable<Line>
    {
        private const int HashBasis = unchecked((int)2166136261);
        private const int HashPrime = 16777619;

        private readonly byte[] _bytes = bytes;
        private readonly int _start = start;
        private readonly int _length = length;
        private readonly int _hash = Hash(bytes.AsSpan(start, length));

        /// <inheritdoc/>
        public bool Equals(Line other) =>
            _hash == other._hash && _bytes.AsSpan(_start, _length).SequenceEqual(other._bytes.AsSpan(other._start, other._length));

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Line other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => _hash;

        // FNV-1a.
        private static int Hash(ReadOnlySpan<byte> line)
        {
            int hash = HashBasis;
            foreach (byte one in line) hash = unchecked((hash ^ one) * HashPrime);
            return hash;
        }
    }
}
