using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>The root certificate as files that programs on Linux can be pointed at by a variable.</summary>
internal static class TrustFiles
{
    /// <summary>The folder for <c>SSL_CERT_DIR</c>, which adds to what <c>SSL_CERT_FILE</c> holds ([V] protocol 1.8).</summary>
    public static string Folder(string directory) => Path.Combine(directory, "certs");

    /// <summary>The system's certificates and ours, for programs that know a bundle only.</summary>
    public static string Bundle(string directory) => Path.Combine(directory, "ca-bundle.pem");

    public static void Write(string directory, X509Certificate2 root)
    {
        var folder = Directory.CreateDirectory(Folder(directory));
        var pem = root.ExportCertificatePem() + "\n";
        File.WriteAllText(Path.Combine(folder.FullName, SubjectHash(root) + ".0"), pem);
        File.WriteAllText(Bundle(directory), SystemBundle() + pem);
    }

    /// <summary>The file name that OpenSSL looks for, as <c>openssl x509 -subject_hash</c> prints it.</summary>
    public static string SubjectHash(X509Certificate2 certificate)
    {
        // OpenSSL hashes the name's parts in lower-case UTF-8, without what wraps them. Our root's name is in that form already.
        var parts = new AsnReader(certificate.SubjectName.RawData, AsnEncodingRules.DER).PeekContentBytes();
#pragma warning disable CA5350 // A name in a folder, not a proof.
        var hash = SHA1.HashData(parts.Span);
#pragma warning restore CA5350
        return BinaryPrimitives.ReadUInt32LittleEndian(hash).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string SystemBundle()
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("SSL_CERT_FILE"),
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
        ];
        var found = candidates.FirstOrDefault(File.Exists);
        return found is null ? string.Empty : File.ReadAllText(found).TrimEnd() + "\n";
    }
}
