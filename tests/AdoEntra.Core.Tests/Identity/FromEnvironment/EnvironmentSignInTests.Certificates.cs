using System.Text;
using AdoEntra.Core.Tests.Identity.Certificates;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.FromEnvironment;

/// <summary>Certificates that variables name or hold.</summary>
public sealed partial class EnvironmentSignInTests
{
    [Fact]
    public void Find_AzureCertificate_IsLoadedWithItsPassword()
    {
        (byte[] content, string thumbprint) = EnvironmentFiles.Pfx();
        VariableReader variables = Variables.Of(
            ("AZURE_CLIENT_ID", Client),
            ("AZURE_CLIENT_CERTIFICATE_PATH", _files.Bytes("app.pfx", content)),
            ("AZURE_CLIENT_CERTIFICATE_PASSWORD", EnvironmentFiles.Password),
            ("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN", "true")
        );

        CertificateSignIn found = Assert.IsType<CertificateSignIn>(EnvironmentSignIn.Find(variables));

        Assert.Equal((Client, thumbprint, true, null), (found.ClientId, found.Certificate.Thumbprint, found.SendChain, found.TenantId));
    }

    [Fact]
    public void Find_TerraformCertificate_IsLoadedFromBase64AndFromItsFile()
    {
        (byte[] content, string thumbprint) = EnvironmentFiles.Pfx();
        (string, string?)[] common =
        [
            ("ARM_CLIENT_ID", Client),
            ("ARM_TENANT_ID", Tenant),
            ("ARM_CLIENT_CERTIFICATE_PASSWORD", EnvironmentFiles.Password),
        ];

        CertificateSignIn held = Assert.IsType<CertificateSignIn>(
            EnvironmentSignIn.Find(Variables.Of([.. common, ("ARM_CLIENT_CERTIFICATE", Convert.ToBase64String(content))]))
        );
        CertificateSignIn pem = Assert.IsType<CertificateSignIn>(
            EnvironmentSignIn.Find(
                Variables.Of([
                    .. common,
                    (
                        "ARM_CLIENT_CERTIFICATE",
                        Convert.ToBase64String(Encoding.ASCII.GetBytes(TestCertificate.Good.Pem + TestCertificate.Good.Pkcs8))
                    ),
                ])
            )
        );
        CertificateSignIn named = Assert.IsType<CertificateSignIn>(
            EnvironmentSignIn.Find(Variables.Of([.. common, ("ARM_CLIENT_CERTIFICATE_PATH", _files.Bytes("app.pfx", content))]))
        );

        Assert.Equal((Client, thumbprint, false, Tenant), (held.ClientId, held.Certificate.Thumbprint, held.SendChain, held.TenantId));
        Assert.Equal((thumbprint, thumbprint), (named.Certificate.Thumbprint, pem.Certificate.Thumbprint));
    }

    [Fact]
    public void Find_CertificateDoesNotOpen_NamesTheVariables()
    {
        (byte[] content, _) = EnvironmentFiles.Pfx();
        string path = _files.Bytes("app.pfx", content);

        AdoSignInException without = Assert.Throws<AdoSignInException>(() =>
            EnvironmentSignIn.Find(Variables.Of(("AZURE_CLIENT_ID", Client), ("AZURE_CLIENT_CERTIFICATE_PATH", path)))
        );
        AdoSignInException wrong = Assert.Throws<AdoSignInException>(() =>
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("AZURE_CLIENT_ID", Client),
                    ("AZURE_CLIENT_CERTIFICATE_PATH", path),
                    ("AZURE_CLIENT_CERTIFICATE_PASSWORD", "wrong-hunter")
                )
            )
        );
        AdoSignInException absent = Assert.Throws<AdoSignInException>(() =>
            EnvironmentSignIn.Find(Variables.Of(("AZURE_CLIENT_ID", Client), ("AZURE_CLIENT_CERTIFICATE_PATH", path + "x")))
        );

        Assert.Equal(
            (ErrorIds.InvalidCredential, "Set AZURE_CLIENT_CERTIFICATE_PASSWORD to its password."),
            (without.ErrorId, without.RecommendedAction)
        );
        Assert.Equal(ErrorIds.InvalidCredential, wrong.ErrorId);
        Assert.Contains("Check AZURE_CLIENT_CERTIFICATE_PASSWORD", wrong.RecommendedAction);
        Assert.DoesNotContain("hunter", wrong.ToString());
        Assert.Equal(ErrorIds.CredentialUnavailable, absent.ErrorId);
        Assert.Contains("Check AZURE_CLIENT_CERTIFICATE_PATH", absent.RecommendedAction);
    }

    // The user put the certificate where its path belongs, or vice versa.
    [Theory]
    [InlineData("ARM_CLIENT_CERTIFICATE", "/not/base64-hunter", "ARM_CLIENT_CERTIFICATE is not base64")]
    [InlineData("ARM_CLIENT_CERTIFICATE", "aHVudGVyaHVudGVy", "ARM_CLIENT_CERTIFICATE is neither a PEM nor a PFX file")]
    [InlineData(
        "ARM_CLIENT_CERTIFICATE_PATH",
        "-----BEGIN PRIVATE KEY-----hunter",
        "ARM_CLIENT_CERTIFICATE_PATH is not the path of a file"
    )]
    [InlineData("AZURE_CLIENT_CERTIFICATE_PATH", "long", "AZURE_CLIENT_CERTIFICATE_PATH is not the path of a file")]
    public void Find_CertificateInTheWrongVariable_IsRefusedWithoutShowingIt(string variable, string value, string what)
    {
        if (value == "long") value = string.Concat(Enumerable.Repeat("hunter", 400));

        AdoConnectionException failure = Assert.Throws<AdoConnectionException>(() =>
            EnvironmentSignIn.Find(Variables.Of(("AZURE_CLIENT_ID", Client), (variable, value)))
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains(what, failure.Message);
        Assert.DoesNotContain("hunter", failure.ToString());
    }
}
