using System.Text;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Diagnosis.Explaining;

/// <summary>What is read of the output of a program.</summary>
public sealed class ProgramOutputTests
{
    public static TheoryData<string> Encodings { get; } = ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Stream_IsReadInItsEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("first: ä\nlast: 漢")];

        Assert.Equal("first: ä\nlast: 漢", ProgramOutput.Read(new MemoryStream(bytes)));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void LongFile_IsReadAtItsEnd(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] line = encoding.GetBytes("a line of a log: ä\n");
        IEnumerable<byte> lines = Enumerable.Repeat(line, 100_000).SelectMany(static part => part);
        byte[] bytes = [.. encoding.GetPreamble(), .. lines, .. encoding.GetBytes("last: 漢")];
        using var stream = new CountingStream(bytes);

        string text = ProgramOutput.Read(stream);

        Assert.EndsWith("a line of a log: ä\nlast: 漢", text);
        Assert.InRange(stream.Total, 1, 600_000);
    }

    [Fact]
    public void LongPipe_KeepsBeginningAndEnd()
    {
        string text = "first\n" + string.Concat(Enumerable.Repeat("a line of a log\n", 1_000_000)) + "last";

        string kept = ProgramOutput.Read(new StringReader(text));

        Assert.StartsWith("first\n", kept);
        Assert.EndsWith("\nlast", kept);
        Assert.InRange(kept.Length, 2 * FailureText.LongestPart, 10 * FailureText.LongestPart);
    }

    [Fact]
    public void Lines_AreKeptTheSameWay()
    {
        var output = new ProgramOutput();
        foreach (int number in Enumerable.Range(0, 1_000_000)) output.Add($"{number}");

        string kept = output.ToString();

        Assert.StartsWith("0\n1\n2\n", kept);
        Assert.EndsWith("\n999999\n", kept);
        Assert.InRange(kept.Length, 2 * FailureText.LongestPart, 10 * FailureText.LongestPart);
    }

    [Fact]
    public void FileThatIsNotThere_IsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), "no-such.log");
        AdoConnectionException failure = Assert.Throws<AdoConnectionException>(() => ProgramOutput.ReadFile(path));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("no-such.log", failure.Message);
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Total { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, count);
            Total += read;
            return read;
        }

#if NET
        public override int Read(Span<byte> destination)
        {
            int read = base.Read(destination);
            Total += read;
            return read;
        }
#endif
    }
}
