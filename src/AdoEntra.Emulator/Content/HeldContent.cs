using System.Text;
using AdoEntra.Emulator.Organizations.Git.Objects;

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

    /// <summary>The name that git gives these bytes.</summary>
    public override string Hash { get; } = ObjectId.Of(GitObject.Blob, bytes);

    public override Task WriteAsync(Stream destination, long from, long count, CancellationToken ct) =>
        destination.WriteAsync(bytes.AsMemory((int)from, (int)count), ct).AsTask();
}
