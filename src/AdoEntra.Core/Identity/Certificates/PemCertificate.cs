using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Certificates;

/// <summary>
/// A certificate and its key from the sections of one PEM file: the library reads unencrypted PKCS#8 only (protocol.md 1.10).
/// </summary>
internal static class PemCertificate
{
    public static X509Certificate2 Load(byte[] content, string path, Secret? password)
    {
        IReadOnlyList<PemSection> sections = PemText.Sections(content);
        List<X509Certificate2> certificates = [];
        try
        {
            certificates.AddRange(
                sections
                    .Where(static section => section.Label is "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE")
                    .Select(section => Certificate(section, path))
            );
            if (certificates.Count == 0)
            {
                throw CertificateFile.Malformed(
                    path,
                    "contains no certificate",
                    "Pass a file with both parts: -----BEGIN CERTIFICATE----- and its private key."
                );
            }

            // Without a key, or with one that Entra would not take: as it is, for the check that says so.
            PemSection[] keys = [.. sections.Where(static section => section.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))];
            if (keys.Length == 0 || !certificates.Exists(CertificateCheck.IsRsa)) return new X509Certificate2(certificates[0]);
            foreach (PemSection section in keys)
            {
                using RSA key = PemKey.Import(section, path, password);
                if (certificates.Find(certificate => Belongs(certificate, key)) is { } own) return own.CopyWithPrivateKey(key);
            }
        }
        finally
        {
            certificates.ForEach(static certificate => certificate.Dispose());
        }

        throw new AdoSignInException(
            ErrorIds.InvalidCredential,
            $"The private key in {path} does not match any certificate in the file.",
            "Put the certificate and its own private key into one file.")
        { Target = path };
    }

    private static X509Certificate2 Certificate(PemSection section, string path)
    {
        try
        {
            if (section.Data.Length > 0) return new X509Certificate2(section.Data);
        }
        catch (CryptographicException)
        {
            // Told below.
        }

        throw CertificateFile.Malformed(
            path,
            $"contains a section '{section.Label}' that cannot be read",
            "Copy the file again, without changing its lines."
        );
    }

    private static bool Belongs(X509Certificate2 certificate, RSA key)
    {
        if (!CertificateCheck.IsRsa(certificate)) return false;
        using RSA? own = certificate.GetRSAPublicKey();
        return own is not null && own.ExportParameters(false).Modulus!.SequenceEqual(key.ExportParameters(false).Modulus!);
    }
}
