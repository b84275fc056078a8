using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Emulator.Organizations;

/// <summary>Ids that are the same in every run, made from a name.</summary>
internal static class StableGuid
{
    public static Guid From(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
