using System.Buffers.Binary;

namespace AdoEntra.Emulator.AzureDevOps.Paging;

/// <summary>
/// Where the next page begins. [I] Opaque, good for the list it came from only, and always with characters that have to be encoded in a
/// query: a client that makes something of it, or does not encode it, is found out.
/// </summary>
internal static class ContinuationToken
{
    private const string Mark = "+/";
    private const int Length = sizeof(long) * 2;
    private const long Veil = 0x5C1D_0A7E_57B1_D05E;

    public static string Of(EmulatedRoute route, int offset)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, offset ^ Veil);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], Owner(route) ^ ~Veil);
        return Mark + Convert.ToBase64String(bytes);
    }

    /// <summary>The offset in a token of that list; null when it is no such token.</summary>
    public static int? Offset(EmulatedRoute route, string token)
    {
        Span<byte> bytes = stackalloc byte[Length + 2];
        if (!token.StartsWith(Mark, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(token[Mark.Length..], bytes, out var read) || read != Length
            || (BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]) ^ ~Veil) != Owner(route))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt64BigEndian(bytes) ^ Veil;
        return offset is >= 0 and <= int.MaxValue ? (int)offset : null;
    }

    // The same in every run, which a text's own hash is not.
    private static long Owner(EmulatedRoute route) =>
        route.Name.Aggregate(0x0E57_B1D0_5E5C_1D0AL, (hash, letter) => unchecked((hash ^ letter) * 0x100_0000_01B3));
}
