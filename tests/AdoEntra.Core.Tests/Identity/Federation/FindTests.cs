using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>What a job's environment says about how it can sign in, and what it lacks.</summary>
public sealed class FindTests
{
    private const string Client = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Other = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1ff";
    private const string Connection = "aaaaaaaa-0000-0000-0000-000000000001";
    private const string OidcUri = "https://dev.azure.com/contoso/oidctoken";

    [Fact]
    public void WorkloadIdentity_AllThere_IsFound()
    {
        VariableReader variables = Variables.Of(
            ("AZURE_FEDERATED_TOKEN_FILE", "/var/token"),
            ("AZURE_CLIENT_ID", Client),
            ("AZURE_TENANT_ID", "t")
        );

        Same(
            new FederatedSignIn(Client, new WorkloadIdentityAssertion("/var/token")) { TenantId = "t" },
            WorkloadIdentity.Find(variables, null, null)
        );
        Same(
            new FederatedSignIn(Other, new WorkloadIdentityAssertion("/var/token")) { TenantId = "u" },
            WorkloadIdentity.Find(variables, Other, "u")
        );
        Assert.Equal("AZURE_FEDERATED_TOKEN_FILE", WorkloadIdentity.Evidence(variables));
        Assert.Equal("WorkloadIdentity", WorkloadIdentity.Find(variables, null, null).Kind);
    }

    [Theory]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("AZURE_CLIENT_ID")]
    [InlineData("AZURE_TENANT_ID")]
    public void WorkloadIdentity_OneMissing_IsNamedAlone(string missing)
    {
        string[] names = ["AZURE_FEDERATED_TOKEN_FILE", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"];
        VariableReader variables = Variables.Of([.. names.Where(name => name != missing).Select(static name => (name, (string?)Client))]);

        var failure = Assert.Throws<AdoSignInException>(() => WorkloadIdentity.Find(variables, null, null));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.StartsWith($"Workload identity cannot be used here: {missing} is missing.", failure.Message);
        Assert.Contains("The cluster's owner has to label the pod azure.workload.identity/use: \"true\"", failure.RecommendedAction);
        Assert.Equal(1, failure.RecommendedAction.Split(["The cluster's owner"], StringSplitOptions.None).Length - 1);
    }

    [Fact]
    public void GitHub_AllThere_IsFound()
    {
        VariableReader variables = GitHub(("AZURE_CLIENT_ID", Client), ("ARM_CLIENT_ID", Other), ("ARM_TENANT_ID", "t"));

        Same(
            new FederatedSignIn(Client, new GitHubAssertion("https://a", new Secret("rt"))) { TenantId = "t" },
            GitHubActions.Find(variables, null, null)
        );
        Same(
            new FederatedSignIn(Other, new GitHubAssertion("https://a", new Secret("rt"))) { TenantId = "u" },
            GitHubActions.Find(variables, Other, "u")
        );
        Assert.Equal("ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN", GitHubActions.Evidence(variables));
        Assert.Equal("AZURE_CLIENT_ID", GitHubActions.ClientEvidence(variables));
        Assert.Equal("GitHubActions", GitHubActions.Find(variables, null, null).Kind);
        Assert.Null(GitHubActions.Find(GitHub(), Client, " ").TenantId);
    }

    [Fact]
    public void GitHub_JobWithoutPermission_SaysWhatItsAuthorWrites()
    {
        var failure = Assert.Throws<AdoSignInException>(() => GitHubActions.Find(Variables.Of(("GITHUB_ACTIONS", "true")), Client, null));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are missing", failure.Message);
        Assert.Contains("permissions: id-token: write", failure.RecommendedAction);
        Assert.Contains("fork", failure.RecommendedAction);
        Assert.DoesNotContain("Run this in", failure.RecommendedAction);
    }

    [Fact]
    public void GitHub_NoJob_SaysSo() =>
        Assert.StartsWith(
            "Run this in a GitHub Actions job.",
            Assert.Throws<AdoSignInException>(() => GitHubActions.Find(Variables.None, Client, null)).RecommendedAction
        );

    [Fact]
    public void GitHub_NoClient_SaysHowToGiveIt()
    {
        var failure = Assert.Throws<AdoSignInException>(() => GitHubActions.Find(GitHub(), null, null));

        Assert.StartsWith(
            "GitHub Actions cannot be used here: the client id is missing. Pass the application as -ClientId",
            failure.Message
        );
        Assert.Null(GitHubActions.ClientEvidence(GitHub()));
    }

    // Each of the names that tasks, Azure's libraries and Terraform use.
    [Theory]
    [InlineData("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "AZURESUBSCRIPTION_CLIENT_ID", "AZURESUBSCRIPTION_TENANT_ID")]
    [InlineData("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "servicePrincipalId", "tenantId")]
    [InlineData("ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "AZURE_CLIENT_ID", "AZURE_TENANT_ID")]
    [InlineData("ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "ARM_CLIENT_ID", "ARM_TENANT_ID")]
    public void Pipelines_FromTheJob_IsFound(string connection, string client, string tenant)
    {
        VariableReader variables = Variables.Of(
            ("SYSTEM_OIDCREQUESTURI", OidcUri),
            ("SYSTEM_ACCESSTOKEN", "jt"),
            (connection, Connection),
            (client, Client),
            (tenant, "t")
        );

        Same(
            new FederatedSignIn(Client, new PipelinesAssertion(OidcUri, Connection, new Secret("jt"))) { TenantId = "t" },
            AzurePipelines.Find(variables, null, null, null, null)
        );
        Assert.Equal($"SYSTEM_OIDCREQUESTURI and {connection}", AzurePipelines.Evidence(variables));
        Assert.Equal("AzurePipelines", AzurePipelines.Find(variables, null, null, null, null).Kind);
    }

    [Fact]
    public void Pipelines_Given_GoesBeforeTheJob()
    {
        VariableReader variables = Variables.Of(
            ("SYSTEM_OIDCREQUESTURI", OidcUri),
            ("SYSTEM_ACCESSTOKEN", "jt"),
            ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Connection),
            ("AZURE_CLIENT_ID", Client),
            ("AZURE_TENANT_ID", "t")
        );

        FederatedSignIn signIn = AzurePipelines.Find(variables, Other.ToUpperInvariant(), "{" + Other + "}", "u", new Secret("given"));

        Same(new FederatedSignIn(Other, new PipelinesAssertion(OidcUri, Other, new Secret("given"))) { TenantId = "u" }, signIn);
    }

    // The macro of a variable that does not exist stays as it stands.
    [Theory]
    [InlineData("SYSTEM_ACCESSTOKEN")]
    [InlineData("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID")]
    [InlineData("AZURESUBSCRIPTION_CLIENT_ID")]
    [InlineData("AZURESUBSCRIPTION_TENANT_ID")]
    public void Pipelines_MacroThatWasNotReplaced_IsNamed(string variable)
    {
        string Value(string name, string value) => name == variable ? "$(Nothing.Such)" : value;
        VariableReader variables = Variables.Of(
            ("SYSTEM_OIDCREQUESTURI", OidcUri), ("SYSTEM_ACCESSTOKEN", Value("SYSTEM_ACCESSTOKEN", "jt")),
            ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Value("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", Connection)),
            ("AZURESUBSCRIPTION_CLIENT_ID", Value("AZURESUBSCRIPTION_CLIENT_ID", Client)),
            ("AZURESUBSCRIPTION_TENANT_ID", Value("AZURESUBSCRIPTION_TENANT_ID", "t"))
        );

        var failure = Assert.Throws<AdoConnectionException>(() => AzurePipelines.Find(variables, null, null, null, null));

        Assert.Equal((ErrorIds.InvalidRequest, variable), (failure.ErrorId, failure.Target));
    }

    [Fact]
    public void Pipelines_NothingThere_IsToldAtOnce()
    {
        var failure = Assert.Throws<AdoSignInException>(() =>
            AzurePipelines.Find(Variables.Of(("SYSTEM_ACCESSTOKEN", " ")), null, " ", null, null)
        );

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.StartsWith(
            "Azure Pipelines cannot be used here: SYSTEM_OIDCREQUESTURI and SYSTEM_ACCESSTOKEN and the service connection's id "
                + "and the client id are missing.",
            failure.Message
        );
        foreach (
            string part in new[] { "env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)", "-ServiceConnectionId", "-ClientId", "AzureCLI@2" }
        )
            Assert.Contains(part, failure.RecommendedAction);
    }

    [Fact]
    public void Evidence_NothingThere_IsNone()
    {
        Assert.Null(WorkloadIdentity.Evidence(Variables.None));
        Assert.Null(GitHubActions.Evidence(Variables.Of(("ACTIONS_ID_TOKEN_REQUEST_URL", "https://a"))));
        Assert.Null(AzurePipelines.Evidence(Variables.Of(("SYSTEM_OIDCREQUESTURI", OidcUri), ("AZURE_CLIENT_ID", Client))));
    }

    [Fact]
    public void Ids_Malformed_NameWhereTheyStand()
    {
        VariableReader variables = Variables.Of(
            ("SYSTEM_OIDCREQUESTURI", OidcUri),
            ("SYSTEM_ACCESSTOKEN", "jt"),
            ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "my connection"),
            ("AZURE_CLIENT_ID", "my-app")
        );

        Refused(
            "The value 'my connection' of AZURESUBSCRIPTION_SERVICE_CONNECTION_ID is not a GUID. Pass the id, not the name",
            () => AzurePipelines.Find(variables, null, Client, null, null)
        );
        Refused("The value 'x' of -ServiceConnectionId is not a GUID.", () => AzurePipelines.Find(variables, "x", Client, null, null));
        Refused(
            "The value 'my-app' of AZURE_CLIENT_ID is not a GUID. Copy the application (client) id",
            () => AzurePipelines.Find(variables, Connection, null, null, null)
        );
        Refused("The value 'x' of -ClientId is not a GUID.", () => GitHubActions.Find(GitHub(), "x", null));
        Refused(
            "The value '00000000-0000-0000-0000-000000000000' of -ClientId is not a GUID.",
            () => GitHubActions.Find(GitHub(), Guid.Empty.ToString(), null)
        );
    }

    // The value of a secret where its owner's id belongs: not shown.
    [Fact]
    public void ClientId_IsASecret_IsNotShown()
    {
        AdoConnectionException failure = Refused(
            "The value of -ClientId is not a GUID; it looks like a client secret.",
            static () => GitHubActions.Find(GitHub(), "abc8Q~defghijk", null)
        );

        Assert.DoesNotContain("8Q", failure + failure.Target);
    }

    private static AdoConnectionException Refused(string start, Func<object> find)
    {
        var failure = Assert.Throws<AdoConnectionException>(find);
        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.StartsWith(start, failure.Message);
        return failure;
    }

    private static void Same(FederatedSignIn expected, FederatedSignIn actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(expected.Key, actual.Key);
    }

    private static VariableReader GitHub(params (string, string?)[] more) =>
        Variables.Of([("ACTIONS_ID_TOKEN_REQUEST_URL", "https://a"), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "rt"), .. more]);
}
