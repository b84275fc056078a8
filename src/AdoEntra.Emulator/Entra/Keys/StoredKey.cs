using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>
/// Certificates with keys that can be used for everything. Away from Linux that takes a detour through a PFX: on Windows a key that was
/// never stored lives in memory only, where TLS and exporting fail.
/// </summary>
internal static class StoredKey
{
    /// <param name="made">As it was made, with its key. Belongs to the result from here on.</param>
    /// <param name="flags">How the key is stored.</param>
    public static X509Certificate2 Of(X509Certificate2 made, X509KeyStorageFlags flags = X509KeyStorageFlags.DefaultKeySet)
    {
        if (OperatingSystem.IsLinux())
        {
            return made;
        }

        using (made)
        {
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, flags);
        }
    }
}
