using System.Buffers.Binary;
using System.Globalization;

namespace AdoEntra.Emulator.Content;

/// <summary>
/// Any number of bytes that are made while they are sent. Each block of eight says where it stands, so a piece that is lost, repeated or
/// out of place is seen.
/// </summary>
internal sealed class GeneratedContent(long length) : EmulatedContent
{
    private const int Piece = 64 * 1024;

    public override long Length => length;

    public override string Hash { get; } = "9e7e2a7ed" + length.ToString("x31", CultureInfo.InvariantCulture);

    /// <summary>Fills a buffer with what stands at a position.</summary>
    public static void Fill(Span<byte> buffer, long position)
    {
        Span<byte> block = stackalloc byte[sizeof(long)];
        for (var index = 0; index < buffer.Length;)
        {
            var (number, offset) = ((position + index) / sizeof(long), (int)((position + index) % sizeof(long)));
            BinaryPrimitives.WriteInt64BigEndian(block, number);
            var count = Math.Min(sizeof(long) - offset, buffer.Length - index);
            block.Slice(offset, count).CopyTo(buffer[index..]);
            index += count;
        }
    }

    public override async Task WriteAsync(Stream destination, long from, long count, CancellationToken ct)
    {
        var buffer = new byte[(int)Math.Min(Piece, Math.Max(count, 1))];
        for (long sent = 0; sent < count;)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(buffer.Length, count - sent));
            Fill(piece.Span, from + sent);
            await destination.WriteAsync(piece, ct);
            sent += piece.Length;
        }
    }
}
