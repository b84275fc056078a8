using System.Formats.Asn1;
using System.Security.Cryptography;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Certificates;

/// <summary>An RSA private key from a section of a PEM file: PKCS#1, PKCS#8, and encrypted PKCS#8 where the platform reads it.</summary>
internal static class PemKey
{
    /// <exception cref="AdoSignInException"><c>InvalidCredential</c>: no or a wrong password, or no RSA key.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a form that cannot be read here.</exception>
    public static RSA Import(PemSection section, string path, Secret? password)
    {
        if (section.IsOldEncryption)
        {
            throw CertificateFile.Malformed(
                path,
                "contains a private key in OpenSSL's legacy encryption",
                "Convert it with 'openssl pkcs8 -topk8', or export a PFX with 'openssl pkcs12 -export'."
            );
        }

        try
        {
            switch (section.Label)
            {
                case "RSA PRIVATE KEY":
                    return Plain(section.Data, isPkcs8: false);
                case "PRIVATE KEY":
                    return Plain(section.Data, isPkcs8: true);
                case "ENCRYPTED PRIVATE KEY" when password is null:
                    throw CertificateFile.Unopened(path, null, certain: true);
                case "ENCRYPTED PRIVATE KEY":
                    return Encrypted(section.Data, path, password);
                case "EC PRIVATE KEY" or "DSA PRIVATE KEY":
                    throw NotRsa(path);
            }
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            if (section.Label == "ENCRYPTED PRIVATE KEY") throw CertificateFile.Unopened(path, password, certain: false);
            if (section.Label == "PRIVATE KEY" && Pkcs8.IsOtherThanRsa(section.Data)) throw NotRsa(path);
        }

        throw CertificateFile.Malformed(
            path,
            $"contains a private key ('{section.Label}') that cannot be read",
            "Convert it with 'openssl pkcs8 -topk8', or export a PFX with 'openssl pkcs12 -export'."
        );
    }

    private static AdoSignInException NotRsa(string path) => new(
        ErrorIds.InvalidCredential,
        $"The private key in {path} is not an RSA key; Entra accepts RSA keys only.",
        "Put the certificate's RSA key into the file.")
    { Target = path };

#if NETFRAMEWORK
    private static RSA Plain(byte[] data, bool isPkcs8)
    {
        RSA key = New();
        key.ImportParameters(Pkcs8.Parameters(data, isPkcs8));
        return key;
    }

    private static RSA Encrypted(byte[] data, string path, Secret password) =>
        throw CertificateFile.Malformed(
            path,
            "contains an encrypted private key, which Windows PowerShell cannot read from a PEM file",
            "Convert it to PFX with 'openssl pkcs12 -export', or use PowerShell 7."
        );

    // RSA.Create gives the old kind here, which cannot sign as MSAL does (PS256).
    private static RSA New()
    {
        try
        {
            return new RSACng();
        }
        catch (NotImplementedException)
        {
            // Not on Windows, where there is no CNG.
            return RSA.Create();
        }
    }
#else
    private static RSA Plain(byte[] data, bool isPkcs8) => Imported(key =>
    {
        if (isPkcs8) key.ImportPkcs8PrivateKey(data, out _);
        else key.ImportRSAPrivateKey(data, out _);
    });

    private static RSA Encrypted(byte[] data, string path, Secret password) =>
        Imported(key => key.ImportEncryptedPkcs8PrivateKey(password.Reveal(), data, out _));

    private static RSA Imported(Action<RSA> import)
    {
        var key = RSA.Create();
        try
        {
            import(key);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
#endif
}
