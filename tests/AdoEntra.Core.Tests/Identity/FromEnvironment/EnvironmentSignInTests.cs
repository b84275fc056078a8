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

/// <summary>Which way to sign in the variables mean, and what they give it.</summary>
public sealed partial class EnvironmentSignInTests : IDisposable
{
    private const string Client = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string OtherClient = "1f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f1";
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string OtherTenant = "22222222-2222-3333-4444-555555555555";
    private const string Connection = "33333333-2222-3333-4444-555555555555";
    private readonly EnvironmentFiles _files = new();

    public void Dispose() => _files.Dispose();

    // The variables, as NAME=value; what they lead to.
    [Theory]
    [InlineData("AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET", "ClientSecret")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET", "ClientSecret")]
    [InlineData("AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_FEDERATED_TOKEN_FILE", "WorkloadIdentity")]
    [InlineData("AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET AZURE_FEDERATED_TOKEN_FILE", "ClientSecret")]
    [InlineData("AZDO_PERSONAL_ACCESS_TOKEN", "PersonalAccessToken")]
    [InlineData("ARM_CLIENT_ID ARM_CLIENT_SECRET", "ClientSecret")]
    [InlineData("ARM_CLIENT_ID AZURE_CLIENT_SECRET", "ClientSecret")]
    [InlineData("AZURE_CLIENT_ID ARM_CLIENT_SECRET", "ClientSecret")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_USE_OIDC=true", "FederatedToken")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN_FILE_PATH ARM_USE_OIDC=1", "FederatedTokenFile")]
    [InlineData("ARM_CLIENT_ID AZURE_FEDERATED_TOKEN_FILE ARM_USE_OIDC=True", "FederatedTokenFile")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_REQUEST_URL ARM_OIDC_REQUEST_TOKEN ARM_USE_OIDC=true", "GitHubActions")]
    [InlineData("ARM_CLIENT_ID ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN ARM_USE_OIDC=true", "GitHubActions")]
    [InlineData(
        "ARM_CLIENT_ID ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID SYSTEM_OIDCREQUESTURI SYSTEM_ACCESSTOKEN ARM_USE_OIDC=true",
        "AzurePipelines"
    )]
    [InlineData(
        "ARM_CLIENT_ID ARM_OIDC_AZURE_SERVICE_CONNECTION_ID ARM_OIDC_REQUEST_URL ARM_OIDC_REQUEST_TOKEN ARM_USE_OIDC=true",
        "AzurePipelines"
    )]
    [InlineData(
        "ARM_CLIENT_ID AZURESUBSCRIPTION_SERVICE_CONNECTION_ID SYSTEM_OIDCREQUESTURI ARM_OIDC_REQUEST_TOKEN ARM_USE_OIDC=true",
        "AzurePipelines"
    )]
    [InlineData("ARM_USE_MSI=true", "ManagedIdentity")]
    [InlineData("ARM_USE_CLI=true", "AzureCli")]
    // Where several are complete, Azure's libraries first, then the provider's own order.
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZDO_PERSONAL_ACCESS_TOKEN ARM_USE_OIDC=true ARM_OIDC_TOKEN", "ClientSecret")]
    [InlineData("AZDO_PERSONAL_ACCESS_TOKEN ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_USE_OIDC=true ARM_CLIENT_SECRET", "PersonalAccessToken")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_OIDC_TOKEN_FILE_PATH ARM_USE_OIDC=true ARM_CLIENT_SECRET", "FederatedToken")]
    [InlineData(
        "ARM_CLIENT_ID ARM_OIDC_TOKEN_FILE_PATH ARM_OIDC_REQUEST_URL ARM_OIDC_REQUEST_TOKEN ARM_USE_OIDC=true",
        "FederatedTokenFile"
    )]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_REQUEST_URL ARM_OIDC_REQUEST_TOKEN ARM_USE_OIDC=true ARM_CLIENT_SECRET", "GitHubActions")]
    [InlineData("ARM_CLIENT_ID ARM_CLIENT_SECRET ARM_USE_MSI=true ARM_USE_CLI=true", "ClientSecret")]
    [InlineData("ARM_CLIENT_ID ARM_USE_MSI=true ARM_USE_CLI=true", "ManagedIdentity")]
    // The provider looks at federation only where it is configured to.
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_CLIENT_SECRET", "ClientSecret")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_USE_OIDC=false ARM_CLIENT_SECRET", "ClientSecret")]
    public void Find_CompleteSet_IsThatKind(string set, string kind) => Assert.Equal(kind, EnvironmentSignIn.Find(Read(set)).Kind);

    [Fact]
    public void Find_AzureSecret_TakesItsValues()
    {
        VariableReader variables = Variables.Of(
            ("AZURE_CLIENT_ID", Client.ToUpperInvariant()),
            ("AZURE_TENANT_ID", Tenant),
            ("AZURE_CLIENT_SECRET", "the-secret"),
            ("ARM_CLIENT_SECRET", "another"),
            ("ARM_CLIENT_ID", OtherClient)
        );

        Assert.Equal(new ClientSecretSignIn(Client, new Secret("the-secret")) { TenantId = Tenant }, EnvironmentSignIn.Find(variables));
        Assert.Equal(OtherTenant, EnvironmentSignIn.Find(variables, OtherTenant).TenantId);
    }

    [Fact]
    public void Find_TerraformSecret_TakesTheProvidersNamesFirst() =>
        Assert.Equal(
            new ClientSecretSignIn(OtherClient, new Secret("arm-secret")) { TenantId = OtherTenant },
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", OtherClient),
                    ("ARM_TENANT_ID", OtherTenant),
                    ("AZURE_TENANT_ID", Tenant),
                    ("ARM_CLIENT_SECRET", "arm-secret")
                )
            )
        );

    [Theory]
    [InlineData("ARM_CLIENT_SECRET_PATH")]
    [InlineData("ARM_CLIENT_SECRET_FILE_PATH")]
    public void Find_TerraformFiles_AreRead(string variable)
    {
        SignInOptions found = EnvironmentSignIn.Find(
            Variables.Of(
                ("ARM_CLIENT_ID_FILE_PATH", _files.Text("id", $"\n{Client}\n")),
                (variable, _files.Text("secret", "file-secret\r\n"))
            )
        );

        Assert.Equal(new ClientSecretSignIn(Client, new Secret("file-secret")), found);
    }

    [Fact]
    public void Find_ValueAndFileAgree_IsTaken() =>
        Assert.Equal(
            new ClientSecretSignIn(Client, new Secret("same")),
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", Client),
                    ("ARM_CLIENT_SECRET", "same"),
                    ("ARM_CLIENT_SECRET_PATH", _files.Text("secret", "same\n"))
                )
            )
        );

    [Fact]
    public void Find_ValueAndFileDiffer_IsRefusedWithoutEither()
    {
        AdoConnectionException failure = Assert.Throws<AdoConnectionException>(() =>
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", Client),
                    ("ARM_CLIENT_SECRET", "first-hunter"),
                    ("ARM_CLIENT_SECRET_PATH", _files.Text("secret", "second-hunter"))
                )
            )
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("ARM_CLIENT_SECRET and the file that ARM_CLIENT_SECRET_PATH refers to differ", failure.Message);
        Assert.DoesNotContain("hunter", failure.ToString());
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("empty", "is empty")]
    [InlineData("large", "is larger than 64 KB")]
    [InlineData("folder", "")]
    public void Find_FileIsNotThere_NamesTheVariableAndNotTheValue(string kind, string what)
    {
        string path = kind switch
        {
            "empty" => _files.Text("empty-hunter", " \n"),
            "large" => _files.Text("large-hunter", new string('x', 70_000)),
            "folder" => Path.GetDirectoryName(_files.Text("x", "x"))!,
            _ => "secret-hunter",
        };

        AdoSignInException failure = Assert.Throws<AdoSignInException>(() =>
            EnvironmentSignIn.Find(Variables.Of(("ARM_CLIENT_ID", Client), ("ARM_CLIENT_SECRET_PATH", path)))
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("ARM_CLIENT_SECRET_PATH", failure.Message);
        Assert.Contains(what, failure.Message);
        Assert.DoesNotContain("hunter", failure.ToString());
    }

    [Fact]
    public void Find_Federation_TakesItsValues()
    {
        string file = _files.Text("token", "x");

        Assert.Equal(
            new FederatedSignIn(Client, new GivenAssertion(new Secret("oidc"))) { TenantId = Tenant },
            EnvironmentSignIn.Find(
                Variables.Of(("ARM_CLIENT_ID", Client), ("ARM_TENANT_ID", Tenant), ("ARM_OIDC_TOKEN", "oidc"), ("ARM_USE_OIDC", "true"))
            )
        );
        Assert.Equal(
            new FederatedSignIn(Client, new FileAssertion(file)),
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", Client),
                    ("ARM_OIDC_TOKEN_FILE_PATH", file),
                    ("AZURE_FEDERATED_TOKEN_FILE", "/elsewhere"),
                    ("ARM_USE_OIDC", "true")
                )
            )
        );
        Assert.Equal(
            new FederatedSignIn(Client, new GitHubAssertion("https://arm.example/?x", new Secret("arm-request"))),
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", Client),
                    ("ARM_OIDC_REQUEST_URL", "https://arm.example/?x"),
                    ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://github.example/"),
                    ("ARM_OIDC_REQUEST_TOKEN", "arm-request"),
                    ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "github-request"),
                    ("ARM_USE_OIDC", "true")
                )
            )
        );
        Assert.Equal(
            new FederatedSignIn(Client, new PipelinesAssertion("https://vstoken.example/", Connection, new Secret("job"))),
            EnvironmentSignIn.Find(
                Variables.Of(
                    ("ARM_CLIENT_ID", Client),
                    ("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", Connection),
                    ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Tenant),
                    ("SYSTEM_OIDCREQUESTURI", "https://vstoken.example/"),
                    ("SYSTEM_ACCESSTOKEN", "job"),
                    ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://github.example/"),
                    ("ARM_USE_OIDC", "true")
                )
            )
        );
    }

    [Fact]
    public void Find_ReadyMadeAndTools_TakeTheirValues()
    {
        Assert.Equal(
            new PersonalAccessTokenSignIn(new Secret("pat")),
            EnvironmentSignIn.Find(Variables.Of(("AZDO_PERSONAL_ACCESS_TOKEN", "pat")))
        );
        Assert.Equal(
            new DeveloperToolSignIn(DeveloperTool.AzureCli) { TenantId = Tenant },
            EnvironmentSignIn.Find(Variables.Of(("ARM_USE_CLI", "true"), ("ARM_TENANT_ID", Tenant)))
        );
        Assert.Equal(
            new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned),
            EnvironmentSignIn.Find(Variables.Of(("ARM_USE_MSI", "true")))
        );
        Assert.Equal(
            new ManagedIdentitySignIn(ManagedIdentityReference.Create(Client, null, null)),
            EnvironmentSignIn.Find(Variables.Of(("ARM_USE_MSI", "true"), ("ARM_CLIENT_ID", Client))));
    }

    [Theory]
    [InlineData("AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET")]
    [InlineData("ARM_CLIENT_ID", "ARM_CLIENT_SECRET")]
    public void Find_ClientIdIsNoGuid_NamesItsVariable(string client, string secret)
    {
        AdoConnectionException failure = Assert.Throws<AdoConnectionException>(() =>
            EnvironmentSignIn.Find(Variables.Of((client, "my-app"), (secret, "the-hunter")))
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains($"The value 'my-app' of {client} is not a GUID", failure.Message);
        Assert.DoesNotContain("hunter", failure.ToString());
    }

    // What is there, then what is missing: exactly the names.
    [Theory]
    [InlineData(
        "AZURE_CLIENT_SECRET",
        "AZURE_CLIENT_SECRET without AZURE_CLIENT_ID; AZURE_CLIENT_SECRET without ARM_CLIENT_ID, AZURE_CLIENT_ID or "
            + "ARM_CLIENT_ID_FILE_PATH."
    )]
    [InlineData("AZURE_CLIENT_CERTIFICATE_PATH AZURE_TENANT_ID", "It has AZURE_CLIENT_CERTIFICATE_PATH without AZURE_CLIENT_ID.")]
    [InlineData(
        "AZURE_FEDERATED_TOKEN_FILE AZURE_CLIENT_ID",
        "It has AZURE_FEDERATED_TOKEN_FILE and AZURE_CLIENT_ID without AZURE_TENANT_ID; AZURE_FEDERATED_TOKEN_FILE and AZURE_CLIENT_ID "
            + "without ARM_USE_OIDC=true."
    )]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN", "It has ARM_OIDC_TOKEN and ARM_CLIENT_ID without ARM_USE_OIDC=true.")]
    [InlineData(
        "ARM_CLIENT_ID ARM_USE_OIDC=true ARM_OIDC_REQUEST_URL",
        "It has ARM_OIDC_REQUEST_URL, ARM_USE_OIDC and ARM_CLIENT_ID without ARM_OIDC_REQUEST_TOKEN or ACTIONS_ID_TOKEN_REQUEST_TOKEN."
    )]
    [InlineData(
        "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID ARM_CLIENT_ID ARM_USE_OIDC=true",
        "without ARM_OIDC_REQUEST_URL or SYSTEM_OIDCREQUESTURI and ARM_OIDC_REQUEST_TOKEN or SYSTEM_ACCESSTOKEN."
    )]
    [InlineData(
        "AZURE_CLIENT_ID",
        "It has AZURE_CLIENT_ID without AZURE_CLIENT_SECRET; AZURE_CLIENT_ID without AZURE_CLIENT_CERTIFICATE_PATH; "
    )]
    public void Find_PartOfASet_TellsWhatItLacks(string set, string expected)
    {
        AdoSignInException failure = Assert.Throws<AdoSignInException>(() => EnvironmentSignIn.Find(Read(set)));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains(expected, failure.Message);
        Assert.DoesNotContain("value-of", failure.ToString());
        Assert.DoesNotContain(Client, failure.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ARM_USE_CLI=false")]
    [InlineData("AZURE_CLIENT_SECRET= ARM_OIDC_TOKEN=")]
    public void Find_Nothing_TellsWhatToSet(string set)
    {
        AdoSignInException failure = Assert.Throws<AdoSignInException>(() => EnvironmentSignIn.Find(Read(set)));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("offers no sign-in method", failure.Message);
        Assert.Contains(
            "AZURE_CLIENT_SECRET and AZURE_CLIENT_ID, AZURE_CLIENT_CERTIFICATE_PATH and AZURE_CLIENT_ID, or AZURE_FEDERATED_TOKEN_FILE",
            failure.RecommendedAction
        );
    }

    [Theory]
    [InlineData("AZURE_CLIENT_SECRET=$(secret)", "AZURE_CLIENT_SECRET")]
    [InlineData("AZURE_CLIENT_ID=$(clientId)", "AZURE_CLIENT_ID")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET=$(secret)", "AZURE_CLIENT_SECRET")]
    [InlineData("AZDO_PERSONAL_ACCESS_TOKEN=$(pat)", "AZDO_PERSONAL_ACCESS_TOKEN")]
    [InlineData("ARM_OIDC_TOKEN=$(nothing)", "ARM_OIDC_TOKEN")]
    [InlineData("ARM_USE_MSI=$(msi)", "ARM_USE_MSI")]
    public void Find_MacroThatWasNotReplaced_IsNamed(string set, string variable)
    {
        var failure = Assert.Throws<AdoConnectionException>(() => EnvironmentSignIn.Find(Read(set)));

        Assert.Equal((ErrorIds.InvalidRequest, variable), (failure.ErrorId, failure.Target));
        Assert.Contains("which Azure Pipelines did not replace", failure.Message);
    }

    private static VariableReader Read(string set) =>
        Variables.Of(
            set.Split([' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(static text =>
                {
                    string[] parts = text.Split(['='], 2);
                    return (parts[0], (string?)(parts.Length > 1 ? parts[1] : Value(parts[0])));
                })
                .ToArray()
        );

    private static string Value(string name) => name.EndsWith("TENANT_ID", StringComparison.Ordinal) ? Tenant
        : name.EndsWith("CLIENT_ID", StringComparison.Ordinal) ? Client
        : name.EndsWith("CONNECTION_ID", StringComparison.Ordinal) ? Connection
        : "value-of-" + name;
}
