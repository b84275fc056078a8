using System.Formats.Asn1;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Certificates;

/// <summary>Certificate files: how they are read, and those that are no PEM.</summary>
internal static class CertificateFile
{
    private const int Largest = 1024 * 1024;
    private const int PfxVersion = 3;

    // ERROR_INVALID_PASSWORD; .NET gives it on every platform.
    private const int WrongPassword = unchecked((int)0x80070056);

    // The key stays in memory and leaves no file behind. macOS keeps keys in keychains only.
    private static readonly X509KeyStorageFlags s_flags =
        RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    private enum Form
    {
        Unknown,
        Pfx,
        Certificate,
    }

    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: too large, a path into the certificate store, or a secret in the
    /// place of a path.</exception>
    public static byte[] Read(string path)
    {
        const string Advice = "Check -CertificatePath, and that this account can read the file.";
        if (path.StartsWith("cert:", StringComparison.OrdinalIgnoreCase))
        {
            throw Malformed(
                path,
                "is a path in the certificate store",
                "Pass the thumbprint as -CertificateThumbprint, or the object as -Certificate (Get-Item "
                    + "Cert:\\CurrentUser\\My\\<thumbprint>)."
            );
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > Largest) throw Malformed(path, "is larger than 1 MB, so it is not a certificate", "Check -CertificatePath.");
            using var all = new MemoryStream();
            file.CopyTo(all);
            return all.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unavailable(path, "does not exist", Advice);
        }
        catch (UnauthorizedAccessException)
        {
            throw Unavailable(path, "cannot be read: access is denied for this account", Advice);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Unavailable(path, $"cannot be read ({Redaction.Redact(exception.Message)})", Advice);
        }
    }

    /// <summary>A PFX file, or a certificate alone (whose missing key is reported later).</summary>
    public static X509Certificate2 LoadBinary(byte[] content, string path, Secret? password)
    {
        Form form = FormOf(content);
        try
        {
            if (form == Form.Pfx) return LoadPfx(content, path, password);
            if (form == Form.Certificate) return new X509Certificate2(content);
        }
        catch (CryptographicException exception) when (form == Form.Pfx)
        {
            throw Unopened(path, password, exception.HResult == WrongPassword);
        }
        catch (CryptographicException)
        {
            // Looked like one, and is none.
        }

        throw Malformed(
            path,
            "is neither a PEM nor a PFX file",
            "Export the certificate with its private key as PFX (.pfx, .p12) or PEM, and pass that file."
        );
    }

    /// <summary>The file is there, but its password does not open it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">The password tried.</param>
    /// <param name="certain">False where the platform does not tell a wrong password from a damaged file.</param>
    public static AdoSignInException Unopened(string path, Secret? password, bool certain) =>
        new(
            ErrorIds.InvalidCredential,
            password is null
                ? $"The private key in {path} needs a password."
                : $"The password is not the one of the private key in {path}"
                    + $"{(certain ? string.Empty : ", or the file is damaged, or its encryption is not supported on this platform")}.",
            password is null
                ? "Pass its password as -CertificatePassword."
                : "Check -CertificatePassword; the person who created the file knows the password."
        )
        {
            Target = path,
        };

    public static AdoConnectionException Malformed(string path, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"{path} {what}.", advice) { Target = path };

    private static AdoEntraException Unavailable(string path, string what, string advice) =>
        MisplacedSecret.IsLikely(path) && !File.Exists(path) && !Directory.Exists(path)
            ? MisplacedSecret.Refusal("The path of the certificate file", "the path of a file", MisplacedSecret.CertificateAdvice)
            : new AdoSignInException(ErrorIds.CredentialUnavailable, $"The certificate file {path} {what}.", advice) { Target = path };

    /// <summary>The certificate that the key belongs to, wherever it stands among those of its chain.</summary>
    private static X509Certificate2 LoadPfx(byte[] content, string path, Secret? password)
    {
        var all = new X509Certificate2Collection();
        all.Import(content, password?.Reveal(), s_flags);
        List<X509Certificate2> certificates = [.. all.Cast<X509Certificate2>()];
        X509Certificate2 own =
            certificates.Find(static certificate => certificate.HasPrivateKey)
            ?? certificates.FirstOrDefault()
            ?? throw Malformed(
                path,
                "contains no certificate",
                "Export the certificate with its private key as PFX (.pfx, .p12) or PEM, and pass that file."
            );
        certificates.ForEach(certificate =>
        {
            if (!ReferenceEquals(certificate, own)) certificate.Dispose();
        });
        return own;
    }

    // PFX is SEQUENCE { INTEGER 3, ... } (RFC 7292, 4); a certificate is SEQUENCE { SEQUENCE ... } (RFC 5280, 4.1).
    private static Form FormOf(byte[] content)
    {
        try
        {
            AsnReader outer = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            if (outer.PeekTag() == Asn1Tag.Sequence)
                return Form.Certificate;
            return outer.PeekTag() == Asn1Tag.Integer && outer.TryReadInt32(out int version) && version == PfxVersion
                ? Form.Pfx
                : Form.Unknown;
        }
        catch (AsnContentException)
        {
            return Form.Unknown;
        }
    }
}
