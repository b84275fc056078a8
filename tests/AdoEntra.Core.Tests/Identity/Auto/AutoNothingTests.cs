using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Core.Tests.Identity.Auto;

/// <summary>What is said where nothing is there, what AZURE_TOKEN_CREDENTIALS rules out, and that no text holds a secret.</summary>
public sealed class AutoNothingTests : IDisposable
{
    private const string Everything =
        "SYSTEM_OIDCREQUESTURI=https://vstoken.dev.azure.com/hunter2-s3cret AZURESUBSCRIPTION_SERVICE_CONNECTION_ID "
            + "AZURESUBSCRIPTION_CLIENT_ID SYSTEM_ACCESSTOKEN ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN "
        + "AZURE_FEDERATED_TOKEN_FILE AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET ARM_CLIENT_SECRET ARM_OIDC_TOKEN "
        + "ARM_USE_OIDC=true IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT MSI_SECRET AZDO_PERSONAL_ACCESS_TOKEN";

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Find_Nothing_TellsWhatWasLookedForAndWhatToDo()
    {
        AdoSignInException failure = await _machine.FailAsync();

        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        foreach (
            string looked in new[]
            {
                "AzurePipelines (SYSTEM_OIDCREQUESTURI",
                "GitHubActions (ACTIONS_ID_TOKEN_REQUEST_URL",
                "WorkloadIdentity (AZURE_FEDERATED_TOKEN_FILE",
                "EnvironmentVariables (no secret",
                "Identity (no variable of a host",
                "SystemAccessToken (SYSTEM_ACCESSTOKEN",
                "AzureCli (/home/me/.azure/azureProfile.json",
                "AzurePowerShell (/home/me/.Azure/AzureRmContext.json",
                "AzureDeveloperCli (/home/me/.azd/auth.json",
                "Identity (probe) (the metadata service",
            }
        )
        {
            Assert.Contains(looked, failure.Message);
        }

        Assert.Contains("'az login'", failure.RecommendedAction);
        Assert.Contains("-Identity", failure.RecommendedAction);
        Assert.Single(_machine.Server.Requests);
    }

    // Off Azure the address may swallow packets.
    [Fact]
    public async Task Find_AddressSwallowsThePacket_EndsAfterASecond()
    {
        Hanging hanging = _machine.Server.Hang(HttpMethod.Get, FakeMachine.Probe);
        Task<AdoSignInException> failed = _machine.FailAsync();
        await hanging.Reached.OrFail();

        _machine.Clock.Advance(TimeSpan.FromSeconds(1));

        AdoSignInException failure = await failed;
        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        Assert.Single(_machine.Server.Requests);
        await hanging.Cancelled.OrFail();
    }

    [Fact]
    public async Task Find_CancelledWhileProbing_IsCancelled()
    {
        Hanging hanging = _machine.Server.Hang(HttpMethod.Get, FakeMachine.Probe);
        using var stop = new CancellationTokenSource();
        Task<AutoResult> found = _machine.FindAsync(stop: stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => found.OrFail());
    }

    [Fact]
    public async Task Find_OnlyTheProbeAnswers_IsTheIdentity()
    {
        AutoResult result = await _machine.WithMetadataService().FindAsync().OrFail();

        Assert.Equal(("Identity (probe)", "ManagedIdentity"), (result.Chosen.Name, result.SignIn.Kind));
        Assert.Single(_machine.Server.Requests);
    }

    // F10: any box may answer there, and nothing but the answer has spoken for an identity.
    [Theory]
    [InlineData(403, ErrorIds.CredentialUnavailable)]
    [InlineData(404, ErrorIds.Transient)]
    [InlineData(405, ErrorIds.UnexpectedResponse)]
    [InlineData(200, ErrorIds.UnexpectedResponse)]
    public async Task After_ProbedAddressGivesNoIdentity_TellsWhatWasLookedFor(int status, string id)
    {
        AutoResult result = await _machine.WithMetadataService().FindAsync().OrFail();
        var refused = new AdoSignInException(id, "No.", "Advice.")
        {
            Target = "http://169.254.169.254",
            StatusCode = status,
            ServiceMessage = "Nope",
        };

        Assert.True(result.IsAbsent(refused));
        AdoSignInException failure = await Assert.ThrowsAsync<AdoSignInException>(() => result.AfterAsync(refused, default));

        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        Assert.Contains("AzureCli (/home/me/.azure/azureProfile.json", failure.Message);
        Assert.Contains(
            $"Identity (probe) (the metadata service of a VM responded; http://169.254.169.254 responded to the token request with "
                + $"{status} ('Nope')",
            failure.Message
        );
    }

    [Fact]
    public async Task After_ProbedVmHasNoIdentity_TellsWhatWasLookedFor()
    {
        AutoResult result = await _machine.WithMetadataService().FindAsync().OrFail();
        var none = new AdoSignInException(ErrorIds.IdentityNotFound, "It has no such identity.", "Advice.")
        {
            IsAbsence = true,
            StatusCode = 400,
        };

        AdoSignInException failure = await Assert.ThrowsAsync<AdoSignInException>(() => result.AfterAsync(none, default));

        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        Assert.Contains("GitHubActions (", failure.Message);
        Assert.Contains("It has no such identity", failure.Message);
    }

    // The metadata service itself says so, or another server does.
    [Theory]
    [InlineData(503, "http://169.254.169.254")]
    [InlineData(429, "http://169.254.169.254")]
    [InlineData(400, "http://169.254.169.254")]
    [InlineData(403, "contoso")]
    public async Task IsAbsent_ProbedIdentityIsThereAndFails_IsNot(int status, string target)
    {
        AutoResult result = await _machine.WithMetadataService().FindAsync().OrFail();

        Assert.False(
            result.IsAbsent(new AdoSignInException(ErrorIds.Transient, "No.", "Advice.") { Target = target, StatusCode = status })
        );
    }

    [Theory]
    [InlineData("prod", "EnvironmentVariables", "AzureCli AzurePowerShell AzureDeveloperCli")]
    [InlineData("PROD", "EnvironmentVariables", "AzureCli AzurePowerShell AzureDeveloperCli")]
    [InlineData(
        "dev",
        "AzureCli",
        "AzurePipelines GitHubActions WorkloadIdentity EnvironmentVariables Identity SystemAccessToken Identity|(probe)"
    )]
    [InlineData(
        "AzureCliCredential",
        "AzureCli",
        "AzurePipelines GitHubActions WorkloadIdentity EnvironmentVariables Identity SystemAccessToken AzurePowerShell AzureDeveloperCli "
            + "Identity|(probe)"
    )]
    [InlineData(
        "azuredeveloperclicredential",
        "AzureDeveloperCli",
        "AzurePipelines GitHubActions WorkloadIdentity EnvironmentVariables Identity SystemAccessToken AzureCli AzurePowerShell "
            + "Identity|(probe)"
    )]
    [InlineData(
        "ManagedIdentityCredential",
        "Identity",
        "AzurePipelines GitHubActions WorkloadIdentity EnvironmentVariables SystemAccessToken AzureCli AzurePowerShell AzureDeveloperCli "
            + "Identity|(probe)"
    )]
    [InlineData(
        "EnvironmentCredential",
        "EnvironmentVariables",
        "AzurePipelines GitHubActions WorkloadIdentity Identity SystemAccessToken AzureCli AzurePowerShell AzureDeveloperCli "
            + "Identity|(probe)"
    )]
    public async Task Find_TokenCredentials_ExcludeTheOthers(string value, string chosen, string excluded)
    {
        AutoResult result = await _machine
            .With($"AZURE_TOKEN_CREDENTIALS={value} AZURE_CLIENT_ID AZURE_CLIENT_SECRET SYSTEM_ACCESSTOKEN")
            .WithAzureCli()
            .WithAzureDeveloperCli()
            .FindAsync()
            .OrFail();

        Assert.Equal(chosen, result.Chosen.Name);
        Assert.Equal(
            excluded.Split(' ').Select(static name => name.Replace('|', ' ')),
            result
                .Candidates.Where(static candidate => candidate.Decision == AutoDecision.Excluded)
                .Select(static candidate => candidate.Name)
        );
        Assert.StartsWith("AZURE_TOKEN_CREDENTIALS is ", FakeMachine.Of(result, excluded.Split(' ')[0]).Evidence);
        Assert.Empty(_machine.Server.Requests);
    }

    // Asked for by name, so what it lacks is the answer.
    [Theory]
    [InlineData("AzureCliCredential", "AzureCli")]
    [InlineData("AzurePowerShellCredential", "AzurePowerShell")]
    [InlineData("ManagedIdentityCredential", "ManagedIdentity")]
    public async Task Find_TokenCredentialsNameOne_IsTakenWithoutEvidence(string value, string kind)
    {
        AutoResult result = await _machine.With("AZURE_TOKEN_CREDENTIALS=" + value).FindAsync().OrFail();

        Assert.Equal((kind, "AZURE_TOKEN_CREDENTIALS is " + value), (result.SignIn.Kind, result.Chosen.Evidence));
        Assert.Null(await result.AfterAsync(FakeMachine.Unavailable("Not there."), default));
    }

    [Theory]
    [InlineData("WorkloadIdentityCredential", "AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("EnvironmentCredential", "AZURE_CLIENT_SECRET")]
    [InlineData("AzurePipelinesCredential", "SYSTEM_OIDCREQUESTURI")]
    public async Task Find_TokenCredentialsNameOneThatLacksVariables_TellsThem(string value, string missing)
    {
        AdoSignInException failure = await _machine.With("AZURE_TOKEN_CREDENTIALS=" + value).WithAzureCli().FailAsync();

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains(missing, failure.Message);
    }

    [Theory]
    [InlineData("production", "of AZURE_TOKEN_CREDENTIALS is not valid")]
    [InlineData("VisualStudioCredential", "-AzureCli or -Interactive")]
    [InlineData("BrokerCredential", "-Interactive")]
    [InlineData("managedidentityasfederatedidentitycredential", "-FederatedIdentity")]
    public async Task Find_TokenCredentialsMeanNothingHere_ListTheValues(string value, string what)
    {
        _machine.With("AZURE_TOKEN_CREDENTIALS=" + value).WithAzureCli();

        AdoConnectionException failure = await Assert.ThrowsAsync<AdoConnectionException>(() => _machine.FindAsync().OrFail());

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains(what, failure.Message);
        Assert.Contains(
            "prod, dev, AzurePipelinesCredential, WorkloadIdentityCredential, EnvironmentCredential, ManagedIdentityCredential, "
                + "AzureCliCredential, AzurePowerShellCredential, AzureDeveloperCliCredential",
            failure.RecommendedAction
        );
    }

    [Fact]
    public async Task Find_DevAndNothingThere_TellsWhatWasExcluded()
    {
        AdoSignInException failure = await _machine.With("AZURE_TOKEN_CREDENTIALS=dev AZURE_CLIENT_ID AZURE_CLIENT_SECRET").FailAsync();

        Assert.Equal(ErrorIds.NoCredential, failure.ErrorId);
        Assert.Contains("EnvironmentVariables (AZURE_TOKEN_CREDENTIALS is dev)", failure.Message);
        Assert.Empty(_machine.Server.Requests);
    }

    [Fact]
    public async Task ToTable_IsAlignedAndHoldsNoSecret()
    {
        AutoResult result = await _machine.With(Everything).WithAzureCli().FindAsync().OrFail();

        int decision = result.ToLines()[0].IndexOf("Decision", StringComparison.Ordinal);
        int evidence = result.ToLines()[0].IndexOf("Evidence", StringComparison.Ordinal);
        Assert.Equal(11, result.ToLines().Count);
        Assert.Equal(
            $"{"AzurePipelines".PadRight(decision)}{"chosen".PadRight(evidence - decision)}"
                + $"SYSTEM_OIDCREQUESTURI and AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
            result.ToLines()[1]
        );
        Assert.All(result.ToLines(), line => Assert.Equal(' ', line[evidence - 1]));
        Assert.Contains("not tried", result.ToTable());
        Assert.Equal(result.ToLines(), result.ToTable().Split([Environment.NewLine], StringSplitOptions.None));
    }

    // Through every stage: as each candidate turns out unavailable, and at the end.
    [Fact]
    public async Task EveryText_HoldsNoSecret()
    {
        AutoResult? result = await _machine
            .With(Everything)
            .WithAzureCli()
            .WithAzurePowerShell()
            .WithAzureDeveloperCli()
            .FindAsync()
            .OrFail();
        int stages = 0;
        AdoSignInException end = await Assert.ThrowsAsync<AdoSignInException>(async () =>
        {
            while (result is not null)
            {
                stages++;
                Assert.DoesNotContain(FakeMachine.Secret, result.ToTable());
                Assert.DoesNotContain(FakeMachine.Secret, string.Concat(result.Candidates));
                result = await result.AfterAsync(FakeMachine.Unavailable($"Reason {stages}."), default);
            }
        });

        Assert.Equal(9, stages);
        Assert.Equal(ErrorIds.NoCredential, end.ErrorId);
        Assert.DoesNotContain(FakeMachine.Secret, end.ToString());
        Assert.Contains("Reason 9", end.Message);
    }
}
