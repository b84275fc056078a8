namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>Gives so many bytes, in small pieces, and then breaks.</summary>
internal sealed class BreakingBody(byte[] bytes, int length) : MemoryStream(bytes, 0, length)
{
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Position == Length
            ? throw new IOException("The connection was reset.")
            : Task.FromResult(Read(buffer, offset, Math.Min(count, 64)));
}
