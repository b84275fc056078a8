using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.Auto;

/// <summary>What speaks for each way, and what does not.</summary>
public sealed class AutoEvidenceTests : IDisposable
{
    private const string Home = FakeMachine.Home;
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(
        "SYSTEM_OIDCREQUESTURI AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_CLIENT_ID SYSTEM_ACCESSTOKEN",
        "AzurePipelines",
        "SYSTEM_OIDCREQUESTURI and AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"
    )]
    [InlineData(
        "ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN AZURE_CLIENT_ID",
        "GitHubActions",
        "ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, AZURE_CLIENT_ID"
    )]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE AZURE_CLIENT_ID AZURE_TENANT_ID", "WorkloadIdentity", "AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET", "EnvironmentVariables", "AZURE_CLIENT_SECRET and AZURE_CLIENT_ID")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_USE_OIDC=true", "EnvironmentVariables", "ARM_OIDC_TOKEN, ARM_USE_OIDC and ARM_CLIENT_ID")]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER", "Identity", "App Service: IDENTITY_ENDPOINT and IDENTITY_HEADER")]
    [InlineData("MSI_ENDPOINT", "Identity", "Cloud Shell: MSI_ENDPOINT")]
    [InlineData("SYSTEM_ACCESSTOKEN", "SystemAccessToken", "SYSTEM_ACCESSTOKEN")]
    public async Task Find_Variables_SpeakForTheirWay(string set, string name, string evidence)
    {
        AutoResult result = await _machine.With(set).FindAsync().OrFail();

        Assert.Equal((name, evidence), (result.Chosen.Name, result.Chosen.Evidence));
    }

    // A personal access token, and what is only for the Terraform provider, do not count here.
    [Theory]
    [InlineData("AZDO_PERSONAL_ACCESS_TOKEN")]
    [InlineData("ARM_USE_CLI=true")]
    [InlineData("ARM_USE_MSI=true")]
    [InlineData("AZURE_CLIENT_ID AZURE_TENANT_ID")]
    [InlineData("AZURE_CLIENT_ID=$(clientId) AZURE_TENANT_ID=$(tenantId)")]
    [InlineData("AZDO_PERSONAL_ACCESS_TOKEN=$(pat)")]
    [InlineData("ARM_USE_CLI=$(useCli)")]
    [InlineData("IDENTITY_ENDPOINT")]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [InlineData("SYSTEM_OIDCREQUESTURI")]
    public async Task Find_OtherVariables_SpeakForNothing(string set)
    {
        AdoSignInException failure = await _machine.With(set).FailAsync();

        Assert.Equal("NoCredential", failure.ErrorId);
    }

    // F1: the macro shows that this method was meant, and no other is used in its place.
    [Theory]
    [InlineData("AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET=$(secret)", "AZURE_CLIENT_SECRET")]
    [InlineData("AZURE_CLIENT_ID=$(clientId) AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_TENANT_ID=$(tenant)", "AZURE_TENANT_ID")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_CERTIFICATE_PATH=$(cert.secureFilePath)", "AZURE_CLIENT_CERTIFICATE_PATH")]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_CERTIFICATE_PATH=/tmp/$(Build.BuildId)/a.pem", "AZURE_CLIENT_CERTIFICATE_PATH")]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE=$(tokenFile) AZURE_CLIENT_ID AZURE_TENANT_ID", "AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("AZURE_FEDERATED_TOKEN_FILE=$(tokenFile)", "AZURE_FEDERATED_TOKEN_FILE")]
    [InlineData("SYSTEM_ACCESSTOKEN=$(System.AccesToken)", "SYSTEM_ACCESSTOKEN")]
    [InlineData(
        "SYSTEM_OIDCREQUESTURI=https://x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID=$(connection) AZURESUBSCRIPTION_CLIENT_ID "
            + "SYSTEM_ACCESSTOKEN",
        "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"
    )]
    [InlineData(
        "SYSTEM_OIDCREQUESTURI=https://x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_CLIENT_ID "
            + "SYSTEM_ACCESSTOKEN=$(System.AccesToken)",
        "SYSTEM_ACCESSTOKEN"
    )]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_URL=https://x ACTIONS_ID_TOKEN_REQUEST_TOKEN ARM_CLIENT_ID=$(client)", "ARM_CLIENT_ID")]
    [InlineData("ARM_CLIENT_ID ARM_OIDC_TOKEN ARM_USE_OIDC=$(useOidc)", "ARM_USE_OIDC")]
    [InlineData("ARM_CLIENT_ID_FILE_PATH=$(file) ARM_CLIENT_SECRET", "ARM_CLIENT_ID_FILE_PATH")]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER AZURE_CLIENT_ID=$(clientId)", "AZURE_CLIENT_ID")]
    public async Task Find_MacroThatWasNotReplaced_Ends(string set, string variable)
    {
        _machine.With(set).WithAzureCli();

        AdoConnectionException failure = await Assert.ThrowsAsync<AdoConnectionException>(() => _machine.FindAsync().OrFail());

        Assert.Equal(("InvalidRequest", variable), (failure.ErrorId, failure.Target));
        Assert.StartsWith($"The variable {variable} contains $(…), which Azure Pipelines did not replace.", failure.Message);
    }

    // What the way that is taken does not need does not matter.
    [Theory]
    [InlineData(
        "AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_CLIENT_CERTIFICATE_PATH=$(cert) SYSTEM_ACCESSTOKEN=$(token)",
        "EnvironmentVariables"
    )]
    [InlineData("ARM_CLIENT_ID=$(id) AZURE_TENANT_ID=$(tenant)", "AzureCli")]
    public async Task Find_MacroInWhatIsNotNeeded_IsNoMatter(string set, string name)
    {
        AutoResult result = await _machine.With(set).WithAzureCli().FindAsync().OrFail();

        Assert.Equal(name, result.Chosen.Name);
    }

    // F24: a person's password was a way of Azure's libraries once.
    [Theory]
    [InlineData("AZURE_CLIENT_ID AZURE_USERNAME AZURE_PASSWORD", 1)]
    [InlineData("AZURE_USERNAME AZURE_PASSWORD", 1)]
    [InlineData("AZURE_CLIENT_ID AZURE_USERNAME", 0)]
    public async Task Find_NameAndPassword_ArePassedOverAloud(string set, int passed)
    {
        AutoResult result = await _machine.With(set).WithAzureCli().FindAsync().OrFail();

        Assert.Equal(
            passed,
            result.PassedOver.Count(static one =>
                one.Evidence.StartsWith("AZURE_USERNAME and AZURE_PASSWORD are set", StringComparison.Ordinal)
            )
        );
    }

    // F2: the variable names the identity here, so what it holds is never passed over.
    [Theory]
    [InlineData("build-reader")]
    [InlineData(FakeMachine.Client + "/")]
    [InlineData(FakeMachine.Client + "x")]
    [InlineData("/subscriptions/x/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i")]
    public async Task Find_IdentityWithBrokenClientId_Ends(string value)
    {
        foreach (
            string host in new[]
            {
                "IDENTITY_ENDPOINT IDENTITY_HEADER",
                "MSI_ENDPOINT",
                "AZURE_TOKEN_CREDENTIALS=ManagedIdentityCredential",
            }
        )
        {
            using FakeMachine machine = new FakeMachine().With($"{host} AZURE_CLIENT_ID={value}").WithAzureCli();

            AdoConnectionException failure = await Assert.ThrowsAsync<AdoConnectionException>(() => machine.FindAsync().OrFail());

            Assert.Equal("InvalidRequest", failure.ErrorId);
            Assert.Contains(" of AZURE_CLIENT_ID is not a GUID", failure.Message);
            Assert.Contains("which specifies the user-assigned managed identity here", failure.RecommendedAction);
        }
    }

    [Fact]
    public async Task Find_ProbedIdentityWithBrokenClientId_Ends() =>
        await Assert.ThrowsAsync<AdoConnectionException>(() =>
            _machine.With("AZURE_CLIENT_ID=my-app").WithMetadataService().FindAsync().OrFail()
        );

    [Theory]
    [InlineData("MSI_ENDPOINT AZURE_CLIENT_ID", "Cloud Shell")]
    [InlineData("IDENTITY_ENDPOINT IMDS_ENDPOINT AZURE_CLIENT_ID", "Azure Arc")]
    public async Task Find_ClientIdWhereTheHostHasNoSuch_IsNotSupported(string set, string host)
    {
        AdoSignInException failure = await _machine.With(set).WithAzureCli().FailAsync();

        Assert.Equal(("IdentityNotSupported", "AZURE_CLIENT_ID"), (failure.ErrorId, failure.Target));
        Assert.StartsWith(host, failure.Message);
        Assert.Contains($"{FakeMachine.Client}, which AZURE_CLIENT_ID specifies.", failure.Message);
        Assert.Contains("-Identity", failure.RecommendedAction);
    }

    [Fact]
    public async Task Find_HalfASet_SaysWhatIsMissing()
    {
        AutoResult result = await _machine
            .With("AZURE_CLIENT_SECRET ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN")
            .WithAzureCli()
            .FindAsync()
            .OrFail();

        Assert.Contains("AZURE_CLIENT_SECRET without AZURE_CLIENT_ID", FakeMachine.Of(result, "EnvironmentVariables").Evidence);
        Assert.Contains("no client id (AZURE_CLIENT_ID)", FakeMachine.Of(result, "GitHubActions").Evidence);
    }

    [Fact]
    public async Task Find_ArcAgent_SpeaksForTheIdentity()
    {
        AutoResult result = await _machine.WithFile("/opt/azcmagent/bin/himds").FindAsync().OrFail();

        Assert.Equal(("Identity", "Azure Arc: /opt/azcmagent/bin/himds"), (result.Chosen.Name, result.Chosen.Evidence));
    }

    [Fact]
    public async Task Find_AzureVm_SpeaksForTheIdentityWithoutAskingIt()
    {
        AutoResult result = await _machine.WithAzureTag().WithAzureCli().FindAsync().OrFail();

        Assert.Equal(("Identity", "an Azure VM: /sys/class/dmi/id/chassis_asset_tag"), (result.Chosen.Name, result.Chosen.Evidence));
        Assert.Equal(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned), result.SignIn);
        Assert.Empty(_machine.Server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("7783-7084-3265-9085-8269-3286-78")]
    public async Task Find_OtherTag_SpeaksForNothing(string tag)
    {
        AutoResult result = await _machine.WithFile(AutoManagedIdentity.TagFile, tag).WithAzureCli().FindAsync().OrFail();

        Assert.Equal("AzureCli", result.Chosen.Name);
    }

    // As Azure's libraries read it; but not where it is the application's of another set.
    [Theory]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER AZURE_CLIENT_ID", true)]
    [InlineData(
        "IDENTITY_ENDPOINT IDENTITY_HEADER AZURE_CLIENT_ID AZURE_FEDERATED_TOKEN_FILE AZURE_TOKEN_CREDENTIALS=ManagedIdentityCredential",
        false
    )]
    public async Task Find_IdentityWithClientId_IsThatIdentity(string set, bool named)
    {
        AutoResult result = await _machine.With(set).FindAsync().OrFail();

        Assert.Equal(
            new ManagedIdentitySignIn(
                named ? ManagedIdentityReference.Create(FakeMachine.Client, null, null) : ManagedIdentityReference.SystemAssigned
            ),
            result.SignIn
        );
        Assert.Equal(named, result.Chosen.Evidence.EndsWith(", the identity of AZURE_CLIENT_ID", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("azureProfile.json", """{"installationId":"x","subscriptions":[{"id":"1"}]}""", true)]
    [InlineData("azureProfile.json", "\uFEFF{\"subscriptions\":[{}]}", true)]
    [InlineData("azureProfile.json", """{"subscriptions":[]}""", false)]
    [InlineData("azureProfile.json", """{"installationId":"x"}""", false)]
    [InlineData("azureProfile.json", "no json", true)]
    [InlineData("msal_token_cache.json", "", true)]
    [InlineData("msal_token_cache.bin", "", true)]
    [InlineData("clouds.config", "", false)]
    public async Task Find_AzureCliFiles_TellWhetherAnAccountIsSignedIn(string file, string text, bool isSignedIn)
    {
        _machine.WithFile("/usr/bin/az").WithFile($"{Home}/.azure/{file}", text).WithAzureDeveloperCli();

        AutoResult result = await _machine.FindAsync().OrFail();

        Assert.Equal(isSignedIn ? "AzureCli" : "AzureDeveloperCli", result.Chosen.Name);
        if (isSignedIn) Assert.Equal($"{Home}/.azure/{file}, /usr/bin/az", result.Chosen.Evidence);
    }

    // 'az logout' leaves the token cache behind.
    [Fact]
    public async Task Find_AzureCliSignedOut_IsNotSignedIn() =>
        await _machine
            .WithFile("/usr/bin/az")
            .WithFile(Home + "/.azure/azureProfile.json", """{"subscriptions":[]}""")
            .WithFile(Home + "/.azure/msal_token_cache.json")
            .FailAsync();

    [Theory]
    [InlineData("AZURE_CONFIG_DIR=/elsewhere", "/usr/bin/az", "/elsewhere/azureProfile.json", """{"subscriptions":[{}]}""", "AzureCli")]
    [InlineData(
        "AZD_CONFIG_DIR=/elsewhere/",
        "/usr/bin/azd",
        "/elsewhere/auth.json",
        """{"auth":{"account":{"currentUser":{"homeAccountId":"x"}}}}""",
        "AzureDeveloperCli"
    )]
    public async Task Find_ToolKeepsItsFilesElsewhere_AreFound(string set, string program, string file, string text, string name)
    {
        AutoResult result = await _machine.With(set).WithFile(program).WithFile(file, text).FindAsync().OrFail();

        Assert.Equal((name, $"{file}, {program}"), (result.Chosen.Name, result.Chosen.Evidence));
    }

    [Fact]
    public async Task Find_ToolIsNotOnPath_IsSaid()
    {
        AdoSignInException failure = await _machine.WithAzureCli().With("PATH=/nothing").FailAsync();

        Assert.Contains("azureProfile.json exists, but az is not in PATH", failure.Message);
    }

    [Theory]
    [InlineData("""{"Contexts":{"a":{}}}""", "/modules/Az.Accounts", true)]
    [InlineData("""{"Contexts":{"a":{}}}""", "/home/me/.local/share/powershell/Modules/Az.Accounts", true)]
    [InlineData("""{"Contexts":{"a":{}}}""", "/usr/local/share/powershell/Modules/Az.Accounts", true)]
    [InlineData("""{"Contexts":{"a":{}}}""", "/modules/Az.Compute", false)]
    [InlineData("""{"DefaultContextKey":"Default","Contexts":{}}""", "/modules/Az.Accounts", false)]
    public async Task Find_AzurePowerShellFiles_TellWhetherAnAccountIsSignedIn(string context, string module, bool isSignedIn)
    {
        _machine
            .With("PSModulePath=/other:/modules")
            .WithFile("/usr/bin/pwsh")
            .WithFile(Home + "/.Azure/AzureRmContext.json", context)
            .WithFolder(module)
            .WithAzureDeveloperCli();

        AutoResult result = await _machine.FindAsync().OrFail();

        Assert.Equal(isSignedIn ? "AzurePowerShell" : "AzureDeveloperCli", result.Chosen.Name);
        if (isSignedIn) Assert.Equal($"{Home}/.Azure/AzureRmContext.json, /usr/bin/pwsh, {module}", result.Chosen.Evidence);
    }

    [Theory]
    [InlineData("""{"auth":{"account":{"currentUser":{"homeAccountId":"x"}}}}""", true)]
    [InlineData("""{"auth":{"account":{}}}""", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    public async Task Find_AzureDeveloperCliFile_TellsWhetherAnAccountIsSignedIn(string text, bool isSignedIn)
    {
        _machine.WithFile("/usr/bin/azd").WithFile(Home + "/.azd/auth.json", text);

        if (isSignedIn) Assert.Equal("AzureDeveloperCli", (await _machine.FindAsync().OrFail()).Chosen.Name);
        else Assert.Contains("auth.json has no signed-in account", (await _machine.FailAsync()).Message);
    }

    [Fact]
    public void Home_OfEachSystem_IsWhereItsToolsLook()
    {
        Assert.Equal(
            "/home/a",
            (AutoMachine.Current with { IsWindows = false }).Home(Variables.Of(("HOME", "/home/a"), ("USERPROFILE", @"C:\a")))
        );
        Assert.Equal(
            @"C:\a",
            (AutoMachine.Current with { IsWindows = true }).Home(Variables.Of(("HOME", "/home/a"), ("USERPROFILE", @"C:\a")))
        );
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), AutoMachine.Current.Home(Variables.None));
    }

    [Fact]
    public void Current_ReadsFilesAndTellsWhatCannotBeRead()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "text");

        Assert.Equal("text", AutoMachine.Current.ReadText(path));
        File.Delete(path);
        Assert.Null(AutoMachine.Current.ReadText(path));
        Assert.Null(AutoMachine.Current.ReadText(Path.GetTempPath()));
    }

    [Fact]
    public async Task Find_Windows_KnowsItsOwnPlaces()
    {
        var services = new TokenSourceServices(Variables.Of(("SystemDrive", "D:")), new HttpTransport(() => _machine.Server));
        var windows = new AutoMachine(
            static _ => false,
            static folder => folder == @"D:\WindowsAzure",
            static _ => AutoManagedIdentity.AzureTag,
            IsWindows: true
        );

        AutoResult result = await AutoSelection.FindAsync(services, windows, null, default).OrFail();

        Assert.Equal(@"an Azure VM: D:\WindowsAzure", result.Chosen.Evidence);
        await Assert.ThrowsAsync<AdoSignInException>(() =>
            AutoSelection.FindAsync(services, windows with { FolderExists = static _ => false }, null, default).OrFail()
        );
    }
}
