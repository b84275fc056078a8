using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Core.Tests.Identity.Auto;

/// <summary>Which way is taken, which one follows, and when it ends.</summary>
public sealed class AutoOrderTests : IDisposable
{
    private const string Pipelines =
        "SYSTEM_OIDCREQUESTURI=https://vstoken.dev.azure.com/x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_CLIENT_ID "
            + "SYSTEM_ACCESSTOKEN";
    private const string GitHub = "ACTIONS_ID_TOKEN_REQUEST_URL=https://github.example/x ACTIONS_ID_TOKEN_REQUEST_TOKEN AZURE_CLIENT_ID";
    private const string Workload = "AZURE_FEDERATED_TOKEN_FILE=/var/run/token AZURE_CLIENT_ID AZURE_TENANT_ID";
    private const string SecretSet = "AZURE_CLIENT_ID AZURE_CLIENT_SECRET";
    private const string AppService = "IDENTITY_ENDPOINT=http://127.0.0.1:1/x IDENTITY_HEADER";
    private const string JobToken = "SYSTEM_ACCESSTOKEN";

    private static readonly string[] s_names =
    [
        "AzurePipelines",
        "GitHubActions",
        "WorkloadIdentity",
        "EnvironmentVariables",
        "Identity",
        "SystemAccessToken",
        "AzureCli",
        "AzurePowerShell",
        "AzureDeveloperCli",
        "Identity (probe)",
    ];

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    // Each row has everything that is behind it as well.
    [Theory]
    [InlineData(Pipelines + " " + GitHub + " " + Workload + " " + SecretSet + " " + AppService, "AzurePipelines", "AzurePipelines")]
    [InlineData(GitHub + " " + Workload + " " + SecretSet + " " + AppService + " " + JobToken, "GitHubActions", "GitHubActions")]
    [InlineData(Workload + " " + SecretSet + " " + AppService + " " + JobToken, "WorkloadIdentity", "WorkloadIdentity")]
    [InlineData(SecretSet + " " + AppService + " " + JobToken, "EnvironmentVariables", "ClientSecret")]
    [InlineData(AppService + " " + JobToken, "Identity", "ManagedIdentity")]
    [InlineData(JobToken, "SystemAccessToken", "SystemAccessToken")]
    [InlineData("", "AzureCli", "AzureCli")]
    public async Task Find_SeveralAreHere_TakesTheFirst(string set, string name, string kind)
    {
        _machine.With(set).WithAzureCli().WithAzurePowerShell().WithAzureDeveloperCli().WithMetadataService();

        AutoResult result = await _machine.FindAsync().OrFail();

        Assert.Equal((name, kind), (result.Chosen.Name, result.SignIn.Kind));
        Assert.Equal(s_names, result.Candidates.Select(static candidate => candidate.Name));
        int chosen = Array.IndexOf(s_names, name);
        Assert.All(result.Candidates.Take(chosen), static candidate => Assert.Equal(AutoDecision.Skipped, candidate.Decision));
        Assert.DoesNotContain(
            result.Candidates.Skip(chosen + 1),
            static candidate => candidate.Decision is not (AutoDecision.NotTried or AutoDecision.Skipped)
        );
        Assert.Empty(_machine.Server.Requests);
    }

    [Fact]
    public async Task Find_ToolsInOrder_AzureCliThenAzurePowerShellThenAzd()
    {
        Assert.Equal("AzureDeveloperCli", (await _machine.WithAzureDeveloperCli().FindAsync().OrFail()).SignIn.Kind);
        Assert.Equal("AzurePowerShell", (await _machine.WithAzurePowerShell().FindAsync().OrFail()).SignIn.Kind);
        Assert.Equal("AzureCli", (await _machine.WithAzureCli().FindAsync().OrFail()).SignIn.Kind);
    }

    // Files of a network home or a long PATH cost time that an answer in the environment does not need.
    [Fact]
    public async Task Find_AnswerIsInTheEnvironment_LooksAtNoFile()
    {
        await _machine.With(SecretSet).WithAzureCli().FindAsync().OrFail();

        Assert.Empty(_machine.Looked);
    }

    [Fact]
    public async Task Find_Tenant_GoesToTheSignIn()
    {
        Assert.Equal(FakeMachine.Tenant, (await _machine.WithAzureCli().FindAsync(FakeMachine.Tenant).OrFail()).SignIn.TenantId);
        Assert.Equal("other", (await _machine.With(Workload).FindAsync("other").OrFail()).SignIn.TenantId);
        Assert.Null((await new FakeMachine().WithAzureCli().FindAsync(" ").OrFail()).SignIn.TenantId);
    }

    [Fact]
    public async Task After_ChosenIsUnavailable_GoesOnWithTheNext()
    {
        AutoResult first = await _machine.With(AppService + " " + JobToken).WithAzureCli().FindAsync().OrFail();

        AutoResult second = Assert.IsType<AutoResult>(await first.AfterAsync(FakeMachine.Unavailable("No identity here."), default));
        AutoResult third = Assert.IsType<AutoResult>(await second.AfterAsync(FakeMachine.Unavailable("No job here."), default));

        Assert.Equal(
            ["ManagedIdentity", "SystemAccessToken", "AzureCli"],
            new[] { first.SignIn.Kind, second.SignIn.Kind, third.SignIn.Kind }
        );
        AutoCandidate gone = FakeMachine.Of(third, "Identity");
        Assert.Equal((AutoDecision.Unavailable, null), (gone.Decision, gone.SignIn));
        Assert.EndsWith("; No identity here.", gone.Evidence);
        Assert.Equal(s_names, third.Candidates.Select(static candidate => candidate.Name));
        // What was given out before stays as it was.
        Assert.Equal(AutoDecision.Chosen, FakeMachine.Of(first, "Identity").Decision);
    }

    // The order holds there too: such an agent has no identity of the job's author, says so, and the job token follows.
    [Fact]
    public async Task After_HostedAgentOnAnAzureVmHasNoIdentity_GoesOnWithTheJobToken()
    {
        AutoResult first = await _machine.With("TF_BUILD=True AGENT_ISSELFHOSTED=0 " + JobToken).WithAzureTag().FindAsync().OrFail();
        var failure = new AdoSignInException(ErrorIds.IdentityNotFound, "It has no such identity.", "Do something.") { IsAbsence = true };

        Assert.True(AutoOrder.IsAbsent(failure));
        AutoResult second = Assert.IsType<AutoResult>(await first.AfterAsync(failure, default));

        Assert.Equal(["ManagedIdentity", "SystemAccessToken"], new[] { first.SignIn.Kind, second.SignIn.Kind });
        Assert.Equal(["Identity"], second.PassedOver.Select(static candidate => candidate.Name));
    }

    [Fact]
    public async Task After_OnlyOneWasThere_LeavesItsFailureAsItIs()
    {
        AutoResult first = await _machine.WithAzureCli().FindAsync().OrFail();

        Assert.Null(await first.AfterAsync(FakeMachine.Unavailable("No account is signed in."), default));
        Assert.Single(_machine.Server.Requests);
    }

    [Fact]
    public async Task After_SeveralWereThereAndNoneIsUsable_TellsEachReason()
    {
        AutoResult first = await _machine.WithAzureCli().WithAzureDeveloperCli().FindAsync().OrFail();
        AutoResult second = Assert.IsType<AutoResult>(await first.AfterAsync(FakeMachine.Unavailable("Reason one."), default));

        AdoSignInException failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            second.AfterAsync(FakeMachine.Unavailable("Reason two."), default)
        );

        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        Assert.Contains("AzureCli (/home/me/.azure/azureProfile.json, /usr/bin/az; Reason one); AzureDeveloperCli (", failure.Message);
        Assert.Contains("Reason two)", failure.Message);
        Assert.DoesNotContain("GitHubActions", failure.Message);
    }

    [Fact]
    public async Task After_NothingElse_AsksTheMetadataServiceLast()
    {
        AutoResult first = await _machine.WithAzureCli().WithMetadataService().FindAsync().OrFail();
        Assert.Empty(_machine.Server.Requests);

        AutoResult second = Assert.IsType<AutoResult>(await first.AfterAsync(FakeMachine.Unavailable("No account is signed in."), default));

        Assert.Equal(("Identity (probe)", "ManagedIdentity"), (second.Chosen.Name, second.SignIn.Kind));
        Assert.Single(_machine.Server.Requests);
    }

    // The job has a connection, and its author did not map the job token: said, and passed over.
    [Fact]
    public async Task Find_EvidenceIsNotWhole_GoesOnAndTellsWhy()
    {
        AutoResult result = await _machine
            .With(
                "SYSTEM_OIDCREQUESTURI=https://vstoken.dev.azure.com/x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_CLIENT_ID"
            )
            .WithAzureCli()
            .FindAsync()
            .OrFail();

        Assert.Equal("AzureCli", result.SignIn.Kind);
        AutoCandidate pipelines = FakeMachine.Of(result, "AzurePipelines");
        Assert.Equal(AutoDecision.Unavailable, pipelines.Decision);
        Assert.Contains("SYSTEM_ACCESSTOKEN is missing", pipelines.Evidence);
    }

    // Going on would sign in as another identity than intended.
    [Theory]
    [InlineData("AZURE_CLIENT_ID=my-app AZURE_CLIENT_SECRET", "The value 'my-app' of AZURE_CLIENT_ID")]
    [InlineData(
        SecretSet + " AZURE_TENANT_ID=https://login.microsoftonline.com/x",
        "'https://login.microsoftonline.com/x' of AZURE_TENANT_ID"
    )]
    [InlineData(SecretSet + " AZURE_TENANT_ID=11111111-2222-3333-4444-555555555555/", "of AZURE_TENANT_ID")]
    [InlineData(SecretSet + " AZURE_TENANT_ID={x}", "of AZURE_TENANT_ID")]
    [InlineData("ARM_CLIENT_ID ARM_CLIENT_SECRET ARM_TENANT_ID=con_toso", "of ARM_TENANT_ID")]
    [InlineData(Pipelines + " AZURESUBSCRIPTION_TENANT_ID=x|y", "of AZURESUBSCRIPTION_TENANT_ID")]
    [InlineData(GitHub + " AZURE_TENANT_ID=-x", "of AZURE_TENANT_ID")]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE=/var/run/token AZURE_CLIENT_ID AZURE_TENANT_ID=:", "of AZURE_TENANT_ID")]
    public async Task Find_ChosenIsMalformed_Ends(string set, string what)
    {
        _machine.With(set).WithAzureCli().WithMetadataService();

        AdoConnectionException failure = await Assert.ThrowsAsync<AdoConnectionException>(() => _machine.FindAsync().OrFail());

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains(what, failure.Message);
    }

    // What is meant for one way alone, and lacks the rest, is that way all the same.
    [Theory]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_CERTIFICATE_PATH=/nonexistent.pem", "/nonexistent.pem does not exist")]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE=/var/run/token", "AZURE_CLIENT_ID and AZURE_TENANT_ID are missing")]
    [InlineData("ARM_CLIENT_ID ARM_CLIENT_SECRET_PATH=/nonexistent", "The file that ARM_CLIENT_SECRET_PATH refers to does not exist")]
    [InlineData("SYSTEM_OIDCREQUESTURI=https://x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID SYSTEM_ACCESSTOKEN", "the client id is missing")]
    public async Task Find_ChosenIsBroken_Ends(string set, string what)
    {
        AdoSignInException failure = await _machine.With(set).WithAzureCli().WithMetadataService().FailAsync();

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains(what, failure.Message);
    }

    [Fact]
    public void IsAbsent_TellsWhatIsNotHereFromWhatIsBroken()
    {
        string[] ids =
        [
            ErrorIds.CredentialUnavailable,
            ErrorIds.IdentityNotSupported,
            ErrorIds.IdentityNotFound,
            ErrorIds.InvalidCredential,
            ErrorIds.Transient,
        ];

        Assert.All(ids, static id => Assert.False(AutoOrder.IsAbsent(new AdoSignInException(id, "What.", "Advice."))));
        Assert.All(ids, static id => Assert.True(AutoOrder.IsAbsent(new AdoSignInException(id, "What.", "Advice.") { IsAbsence = true })));
        Assert.False(AutoOrder.IsAbsent(new AdoServiceException(ErrorIds.CredentialUnavailable, "What.", "Advice.")));
    }
}
