using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;

namespace AdoEntra.Identity.Certificates;

/// <summary>The personal certificates of this user and of this machine.</summary>
internal static class CertificateStores
{
    private const int ThumbprintLength = 40;
    private static readonly StoreLocation[] s_locations = [StoreLocation.CurrentUser, StoreLocation.LocalMachine];

    /// <summary>
    /// A thumbprint in the one form that stores know. Windows' own window puts spaces and invisible marks into what users copy.
    /// </summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none.</exception>
    public static string Clean(string thumbprint)
    {
        string clean = string.Concat(thumbprint.Where(static sign => !char.IsWhiteSpace(sign) && sign is not (':' or '-')
            && char.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control))).ToUpperInvariant();
        if (clean.Length == ThumbprintLength && clean.All(static sign => sign is (>= '0' and <= '9') or (>= 'A' and <= 'F'))) return clean;
        // Not shown: what is none may be a secret that was mixed up.
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            "The value of -CertificateThumbprint is not a thumbprint: it "
                + (clean.Length == ThumbprintLength
                    ? "has characters that are not hexadecimal digits."
                    : $"is {clean.Length} characters long."),
            $"Pass {ThumbprintLength} hexadecimal digits, as 'Get-ChildItem Cert:\\CurrentUser\\My' or the certificate's window (Details, "
                + "Thumbprint) shows them."
        )
        {
            Target = "-CertificateThumbprint",
        };
    }

    /// <summary>A copy of the certificate; the first with a private key, else the first.</summary>
    /// <param name="thumbprint">The clean thumbprint.</param>
    /// <param name="open">The certificates of a store.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: it is in none of them.</exception>
    public static X509Certificate2 Find(string thumbprint, Func<StoreLocation, IReadOnlyList<X509Certificate2>> open)
    {
        X509Certificate2? found = null;
        foreach (StoreLocation location in s_locations)
        {
            foreach (X509Certificate2 certificate in open(location))
            {
                if (certificate.Thumbprint == thumbprint && (found is null || certificate.HasPrivateKey && !found.HasPrivateKey))
                {
                    found?.Dispose();
                    found = new X509Certificate2(certificate);
                }

                certificate.Dispose();
            }
        }

        return found
            ?? throw new AdoSignInException(
                ErrorIds.CredentialUnavailable,
                $"The certificate {thumbprint} was not found on this machine (CurrentUser\\My and LocalMachine\\My).",
                "Check the thumbprint, and that this runs as the account the certificate was installed for; or pass the file as "
                    + "-CertificatePath."
            )
            {
                Target = thumbprint,
            };
    }

    /// <summary>
    /// What is in a store; nothing where the platform has no such store (LocalMachine\My outside Windows) or does not let us in.
    /// </summary>
    public static IReadOnlyList<X509Certificate2> Open(StoreLocation location)
    {
        try
        {
            using var store = new X509Store(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return [.. store.Certificates.Cast<X509Certificate2>()];
        }
        catch (Exception exception)
            when (exception is CryptographicException or PlatformNotSupportedException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
