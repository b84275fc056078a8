using System.Security.Cryptography.X509Certificates;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Certificates;

/// <summary>
/// Certificates to sign in with, from wherever a user has them. What Entra would refuse anyway is refused here, with the reason. Each
/// certificate is a copy of its own, so that disposing of another copy does not end a sign-in.
/// </summary>
internal static class CertificateLoader
{
    /// <summary>
    /// From a PEM file (certificate and key, in any order, chain certificates included) or a PFX file, recognized by their content.
    /// </summary>
    /// <param name="path">The file, as a full path.</param>
    /// <param name="password">Of the PFX file or of the key in the PEM file; not looked at where neither has one.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: no such file. <c>InvalidCredential</c>: a certificate that cannot
    /// sign in, or a wrong password.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a file that holds no certificate, or in a form that cannot be read
    /// here.</exception>
    public static X509Certificate2 FromFile(string path, Secret? password)
    {
        byte[] content = CertificateFile.Read(path);
        return CertificateCheck.Passed(
            PemText.IsPem(content) ? PemCertificate.Load(content, path, password) : CertificateFile.LoadBinary(content, path, password),
            path
        );
    }

    /// <summary>From an object that the user has; it stays the user's.</summary>
    /// <exception cref="AdoSignInException"><c>InvalidCredential</c>: a certificate that cannot sign in.</exception>
    public static X509Certificate2 FromObject(X509Certificate2 certificate) =>
        CertificateCheck.Passed(new X509Certificate2(certificate), certificate.Thumbprint);

    /// <summary>From this machine's stores, the user's own first.</summary>
    /// <param name="thumbprint">The SHA-1 thumbprint, as any window shows it.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: no such certificate. <c>InvalidCredential</c>: one that cannot
    /// sign in.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no thumbprint.</exception>
    public static X509Certificate2 FromStore(string thumbprint)
    {
        string clean = CertificateStores.Clean(thumbprint);
        return CertificateCheck.Passed(CertificateStores.Find(clean, CertificateStores.Open), clean);
    }
}
