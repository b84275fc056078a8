using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Emulator.Content;

/// <summary>Bytes that are held as they are.</summary>
internal sealed class HeldContent(byte[] bytes) : EmulatedContent
{
    public HeldContent(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public ReadOnlyMemory<byte> Bytes => bytes;

    public override long Length => bytes.Length;

    public override string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes)[..20]);

    public override Task WriteAsync(Stream destination, long from, long count, CancellationToken ct) =>
        destination.WriteAsync(bytes.AsMemory((int)from, (int)count), ct).AsTask();
}
