namespace AdoEntra.Requests.Paging;

/// <summary>Tells one piece of a body from another. Not against malice: both come from the same service.</summary>
internal static class ContentHash
{
    /// <summary>FNV-1a, 64 bit, over the length and the first 4 KB.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037 ^ (ulong)bytes.Length;
        foreach (byte b in bytes.Slice(0, Math.Min(bytes.Length, 4096))) hash = (hash ^ b) * 1099511628211;
        return hash;
    }
}
