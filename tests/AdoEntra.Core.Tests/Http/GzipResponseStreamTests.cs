using System.IO.Compression;
using System.Text;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>A compressed body is read to its end, and one that has none is an error.</summary>
public sealed class GzipResponseStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task Read_Whole_IsWhatWasCompressed(int length)
    {
        byte[] content = Content(length);

        Assert.Equal(content, await ReadAsync(Compressed(content), piece: 7_000));
        Assert.Equal(content, await ReadAsync(Compressed(content), piece: 1));
    }

    // Not even the header of it: nothing was sent, which is for others to judge.
    [Fact]
    public async Task Read_Nothing_IsNothing() => Assert.Empty(await ReadAsync([], piece: 100));

    [Fact]
    public async Task Read_CutAnywhere_IsAnError()
    {
        byte[] whole = Compressed(Content(300));
        for (int length = 1; length < whole.Length; length++)
        {
            byte[] cut = whole.AsSpan(0, length).ToArray();

            Exception? failure = await Record.ExceptionAsync(() => ReadAsync(cut, piece: 64));

            Assert.True(failure is InvalidDataException or IOException, $"cut after {length} of {whole.Length}: {failure}");
        }
    }

    [Fact]
    public async Task Read_Garbage_IsAnError() =>
        Assert.True(
            await Record.ExceptionAsync(() => ReadAsync(Encoding.ASCII.GetBytes("this was never compressed at all"), piece: 100))
                is InvalidDataException
                    or IOException
        );

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("X-GZIP", true)]
    [InlineData("br", false)]
    [InlineData("identity", false)]
    [InlineData("deflate, gzip", false)]
    [InlineData(null, false)]
    public void Is_EncodingOfTheContent_Tells(string? encoding, bool expected)
    {
        using var content = new ByteArrayContent([]);
        if (encoding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        Assert.Equal(expected, GzipResponseStream.Is(content));
    }

    [Fact]
    public void Dispose_EndsTheConnectionToo()
    {
        var raw = new MemoryStream(Compressed(Content(100)));

        new GzipResponseStream(raw).Dispose();

        Assert.False(raw.CanRead);
    }

    private static byte[] Content(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private static byte[] Compressed(byte[] content)
    {
        using var all = new MemoryStream();
        using (var gzip = new GZipStream(all, CompressionMode.Compress, leaveOpen: true)) gzip.Write(content, 0, content.Length);
        return all.ToArray();
    }

    // As a connection gives it: in pieces of its own.
    private static async Task<byte[]> ReadAsync(byte[] compressed, int piece)
    {
        using var body = new GzipResponseStream(new PieceStream(compressed, piece));
        using var all = new MemoryStream();
        byte[] buffer = new byte[1_000];
        int count;
        while ((count = await body.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None)) > 0) all.Write(buffer, 0, count);
        return all.ToArray();
    }

    private sealed class PieceStream(byte[] content, int piece) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

#if !NETFRAMEWORK
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(base.Read(buffer.Span.Slice(0, Math.Min(buffer.Length, piece))));
#endif
    }
}
