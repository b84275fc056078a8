using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>
/// RSA keys, by the name of their signer. Each is made when it is first used. That takes a processor half a second, so emulators
/// share the keys of their process unless they were asked for their own.
/// </summary>
internal sealed class RsaKeys
{
    private readonly ConcurrentDictionary<string, Lazy<RSAParameters>> _made = new(StringComparer.Ordinal);

    private RsaKeys()
    {
    }

    public static RsaKeys Shared { get; } = new();

    public static RsaKeys Of(EmulatorOptions options) => options.OwnKeys ? new RsaKeys() : Shared;

    /// <summary>The key of that name, as an object of its own. The caller disposes it.</summary>
    public RSA Open(string name) => RSA.Create(_made.GetOrAdd(name, _ => new Lazy<RSAParameters>(Make)).Value);

    private static RSAParameters Make()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
