namespace AdoEntra.Emulator.Content;

/// <summary>Bytes that are served: a file, an attachment, an artifact.</summary>
internal abstract class EmulatedContent
{
    public abstract long Length { get; }

    /// <summary>Names these bytes and no others; a quoted <c>ETag</c> is made of it.</summary>
    public abstract string Hash { get; }

    public abstract Task WriteAsync(Stream destination, long from, long count, CancellationToken ct);
}
