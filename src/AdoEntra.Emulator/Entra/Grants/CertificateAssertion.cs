using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Entra.Keys;

namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>
/// An assertion that the application signed with a registered certificate. The header names the certificate by its hash, and what the
/// client library writes is [V] protocol 1.10.
/// </summary>
internal static class CertificateAssertion
{
    public static void Check(EntraRequest request, SignedJwt assertion)
    {
        var certificate = Find(request, assertion);
        using var key = certificate.GetRSAPublicKey();
        if (key is null || !assertion.IsSignedBy(key))
        {
            throw Refused("The key was used, but the signature does not match.", assertion);
        }

        if (certificate.NotAfter <= request.Now.LocalDateTime)
        {
            throw Refused("The key used is expired.", assertion);
        }

        // The signature is good; what was signed has to be meant for this request.
        if (!Guid.TryParse(assertion.Subject, out var subject) || subject != request.Application.ClientId)
        {
            throw new EntraRefusalException(EntraErrors.AssertionOfAnother());
        }

        var http = request.Exchange.Http.Request;
        if (!assertion.Audiences.Contains($"{http.Scheme}://{http.Host}{http.Path}", StringComparer.OrdinalIgnoreCase))
        {
            throw new EntraRefusalException(EntraErrors.AssertionAudience());
        }

        AssertionTime.Check(request, assertion);
    }

    private static X509Certificate2 Find(EntraRequest request, SignedJwt assertion)
    {
        var certificate = request.Application.Certificates.FirstOrDefault(known =>
            assertion.HeaderText("x5t#S256") is { } sha256
                ? sha256.TrimEnd('=') == Base64Url.EncodeToString(known.GetCertHash(HashAlgorithmName.SHA256))
                : assertion.HeaderText("x5t")?.TrimEnd('=') == Base64Url.EncodeToString(known.GetCertHash()));

        // A chain is not needed, as the certificate itself is registered. One that begins with another certificate is a mistake.
        return certificate is not null
            && (assertion.CertificateChain is not [var sent, ..] || IsSame(sent, certificate))
                ? certificate
                : throw Refused("The key was not found.", assertion);
    }

    // [D code] MSAL for Python leaves the line ends of the file in the text.
    private static bool IsSame(string sent, X509Certificate2 certificate)
    {
        var bytes = new byte[sent.Length];
        return Convert.TryFromBase64String(sent, bytes, out var length)
            && bytes.AsSpan(0, length).SequenceEqual(certificate.RawDataMemory.Span);
    }

    private static EntraRefusalException Refused(string reason, SignedJwt assertion) =>
        new(EntraErrors.BadSignature(reason, assertion.HeaderText("x5t#S256") ?? assertion.HeaderText("x5t")));
}
