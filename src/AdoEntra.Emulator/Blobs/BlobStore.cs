using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Blobs;

/// <summary>
/// What lies on the storage host, and the signed addresses that open it. [D] protocol 3.6: the address alone opens it, for a time; the form
/// is that of a shared access signature.
/// </summary>
internal sealed class BlobStore(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (EmulatedContent Content, string FileName)> _blobs = new(StringComparer.Ordinal);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>An address that opens content until it expires.</summary>
    public string Sign(Uri root, EmulatedContent content, string fileName)
    {
        _blobs.TryAdd(content.Hash, (content, fileName));
        var path = "/artifacts/" + content.Hash;
        var expiry = (time.GetUtcNow() + Lifetime).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return $"{root.AbsoluteUri.TrimEnd('/')}{path}?sv=2025-01-05&sr=b&sp=r&se={Uri.EscapeDataString(expiry)}"
            + $"&sig={Uri.EscapeDataString(Signature(path, expiry))}";
    }

    /// <summary>Whether an address is one that was given out and has not expired.</summary>
    public bool IsSigned(string path, string? expiry, string? signature) =>
        expiry is not null && signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature(path, expiry)), Encoding.UTF8.GetBytes(signature))
        && DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture) > time.GetUtcNow();

    public (EmulatedContent Content, string FileName)? Find(string path) =>
        path.StartsWith("/artifacts/", StringComparison.Ordinal) && _blobs.TryGetValue(path["/artifacts/".Length..], out var blob)
            ? blob
            : null;

    private string Signature(string path, string expiry) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{path}\n{expiry}")));
}
