using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>What a program wrote, as far as it is looked at: the beginning and the end, however long the whole is.</summary>
internal sealed class ProgramOutput
{
    // More than is looked at: what is cut off here, at any character, is cut off once more there, at the end of a line.
    private const int Part = 2 * FailureText.LongestPart;

    private readonly StringBuilder _beginning = new();
    private readonly StringBuilder _end = new();

    /// <summary>Takes the next line.</summary>
    public void Add(string line)
    {
        Append(line.ToCharArray(), line.Length);
        Append(['\n'], 1);
    }

    /// <inheritdoc/>
    public override string ToString() => _beginning.ToString() + _end;

    /// <summary>What a program wrote to a stream, in UTF-8, or in UTF-16 where a byte order mark says so.</summary>
    /// <param name="stream">Read to its end; of a file only the end is.</param>
    public static string Read(Stream stream)
    {
        using StreamReader reader = AtEnd(stream) ?? new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>What a program wrote.</summary>
    public static string Read(TextReader reader)
    {
        var output = new ProgramOutput();
        char[] block = new char[16 * 1024];
        while (reader.Read(block, 0, block.Length) is > 0 and int length) output.Append(block, length);
        return output.ToString();
    }

    /// <summary>The end of a log.</summary>
    /// <param name="path">The file's full path; another program may be writing to it.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it cannot be read.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' cannot be read ({exception.GetType().Name}).",
                "Check the path and the file's permissions."
            )
            {
                Target = path,
            };
        }
    }

    private void Append(char[] block, int length)
    {
        int first = Math.Min(length, Part - _beginning.Length);
        _beginning.Append(block, 0, first);
        _end.Append(block, first, length - first);
        if (_end.Length > 2 * Part) _end.Remove(0, _end.Length - Part);
    }

    // From where the end of a long file begins.
    private static StreamReader? AtEnd(Stream stream)
    {
        const int MostBytes = 4 * Part;
        if (!stream.CanSeek || stream.Length <= MostBytes) return null;
        int first = stream.ReadByte();
        int second = stream.ReadByte();
        Encoding encoding = (first, second) switch
        {
            (0xFF, 0xFE) => Encoding.Unicode,
            (0xFE, 0xFF) => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
        stream.Position = (stream.Length - MostBytes) & ~1L;
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false);
    }
}
