using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;

namespace AdoEntra.Identity.Certificates;

/// <summary>
/// What a certificate needs so that Entra can take it: the library would send what cannot work, or fail silently (protocol.md 1.10).
/// </summary>
internal static class CertificateCheck
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>Whether its key is of the one kind that Entra takes.</summary>
    public static bool IsRsa(X509Certificate2 certificate) => certificate.GetKeyAlgorithm() == Rsa;

    /// <summary>The certificate, if it can sign in; otherwise it is disposed.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="source">Where it comes from: a path or a thumbprint.</param>
    /// <exception cref="AdoSignInException"><c>InvalidCredential</c>.</exception>
    public static X509Certificate2 Passed(X509Certificate2 certificate, string source)
    {
        if (Problem(certificate) is not { } problem) return certificate;
        string name = $"The certificate {certificate.Thumbprint} ({certificate.Subject})";
        certificate.Dispose();
        throw new AdoSignInException(ErrorIds.InvalidCredential, $"{name} {problem.What}", problem.Advice) { Target = source };
    }

    private static (string What, string Advice)? Problem(X509Certificate2 certificate)
    {
        if (!IsRsa(certificate))
        {
            string kind =
                certificate.GetKeyAlgorithm() == EllipticCurve ? "an EC key" : $"a key of another kind ({certificate.GetKeyAlgorithm()})";
            return (
                $"has {kind}; Entra accepts RSA keys only.",
                "The application's owner has to create a certificate with an RSA key and upload it (App registrations, Certificates & "
                    + "secrets)."
            );
        }

        if (!certificate.HasPrivateKey)
        {
            return (
                "has no private key on this machine, so it cannot be used to sign in.",
                "Export it together with its key: as a PFX file, or a PEM file that contains the key; the .cer file for "
                    + "uploading is not enough."
            );
        }

        if (Unreadable(certificate) is { } why)
        {
            return ($"has a private key that this account cannot use ({why}).",
                "An administrator of this machine has to grant this account access to the key (Manage private keys, in the certificate's "
                    + "menu).");
        }

        DateTimeOffset from = new(certificate.NotBefore);
        DateTimeOffset to = new(certificate.NotAfter);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (now < from)
            return (
                $"is not valid yet: it is valid from {from:u} until {to:u}.",
                "Check the clock of this machine, or use the certificate that is valid now."
            );
        return now <= to
            ? null
            : (
                $"has expired: it was valid from {from:u} until {to:u}.",
                "The application's owner has to create a new one and upload it (App registrations, Certificates & secrets)."
            );
    }

    private static string? Unreadable(X509Certificate2 certificate)
    {
        try
        {
            using RSA? key = certificate.GetRSAPrivateKey();
            return key is null ? "it cannot be opened" : null;
        }
        catch (CryptographicException exception)
        {
            return exception.Message.TrimEnd('.', '\r', '\n');
        }
    }
}
