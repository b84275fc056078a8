using System.Security.Cryptography.X509Certificates;
using AdoEntra.Errors;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.FromEnvironment;

/// <summary>A certificate that variables name or hold, with messages that speak of them and not of parameters.</summary>
/// <param name="pathVariable">Names the file.</param>
/// <param name="passwordVariable">Holds the password.</param>
internal sealed class VariableCertificate(string pathVariable, string passwordVariable)
{
    private const int LongestPath = 1024;

    public X509Certificate2 FromFile(VariableReader variables)
    {
        string path = JobVariables.Value(variables, pathVariable)!;
        // The certificate itself in the place of its path would stand in the message that there is no such file.
        if (path.Length > LongestPath || path.Contains("-----") || path.IndexOfAny(['\r', '\n', '\0']) >= 0)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The value of {pathVariable} is not the path of a file.",
                $"Set {pathVariable} to the path of the certificate's PEM or PFX file."
            )
            {
                Target = pathVariable,
            };
        }

        return Load(() => CertificateLoader.FromFile(Path.GetFullPath(path), Password(variables)));
    }

    /// <param name="base64">A PFX or PEM file, encoded.</param>
    /// <param name="variable">The variable that holds it.</param>
    /// <param name="variables">The environment.</param>
    public X509Certificate2 FromBase64(string base64, string variable, VariableReader variables)
    {
        byte[] content;
        try
        {
            content = Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The value of {variable} is not base64.",
                $"Set it to the PFX file in base64, or set {pathVariable} to its path."
            )
            {
                Target = variable,
            };
        }

        return Load(() =>
            CertificateCheck.Passed(
                PemText.IsPem(content)
                    ? PemCertificate.Load(content, variable, Password(variables))
                    : CertificateFile.LoadBinary(content, variable, Password(variables)),
                variable
            )
        );
    }

    private Secret? Password(VariableReader variables) =>
        GivenSecret.Find(variables(passwordVariable), passwordVariable, SecretKind.Password);

    private X509Certificate2 Load(Func<X509Certificate2> load)
    {
        try
        {
            return load();
        }
        catch (AdoSignInException exception)
        {
            throw new AdoSignInException(exception.ErrorId, Renamed(exception.Summary), Renamed(exception.RecommendedAction))
            {
                Target = exception.Target,
            };
        }
        catch (AdoConnectionException exception)
        {
            throw new AdoConnectionException(exception.ErrorId, Renamed(exception.Summary), Renamed(exception.RecommendedAction))
            {
                Target = exception.Target,
            };
        }
    }

    private string Renamed(string text) => text
        .Replace("Pass its password as -CertificatePassword", $"Set {passwordVariable} to its password")
        .Replace("-CertificatePassword", passwordVariable)
        .Replace("-CertificatePath", pathVariable);
}
