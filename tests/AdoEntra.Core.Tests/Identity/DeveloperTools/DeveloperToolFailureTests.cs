using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity.DeveloperTools;

namespace AdoEntra.Core.Tests.Identity.DeveloperTools;

/// <summary>What each failure of a tool means, who does what next, and that nothing else of what it wrote is shown.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class DeveloperToolFailureTests : IDisposable
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Secret = "hunter2-s3cret";
    private readonly FakeTools _tools = new();

    public void Dispose() => _tools.Dispose();

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "'az'", "https://aka.ms/azure-cli")]
    [InlineData((int)DeveloperTool.AzurePowerShell, "'pwsh'", "Az.Accounts")]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "'azd'", "https://aka.ms/azure-dev/install")]
    public async Task GetToken_NotInstalled_TellsWhatToInstall(int number, string command, string install)
    {
        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number);

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.True(failure.IsAbsence);
        Assert.Contains("PATH has no " + command, failure.Message);
        Assert.Contains(install, failure.RecommendedAction);
        Assert.Contains("owner of this machine", failure.RecommendedAction);
    }

    [ShellFact]
    public async Task GetToken_NoAzModule_TellsWhatToInstall()
    {
        _tools.Printing(DeveloperTool.AzurePowerShell, "NoAzAccountModule\n");

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzurePowerShell);

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.True(failure.IsAbsence);
        Assert.Contains("Install-Module Az.Accounts", failure.RecommendedAction);
    }

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "ERROR: Please run 'az login' to setup account.", "'az login --tenant " + Tenant + "'")]
    [InlineData(
        (int)DeveloperTool.AzurePowerShell,
        "Get-AzAccessToken: Run Connect-AzAccount to login.",
        "'Connect-AzAccount -Tenant " + Tenant + "'"
    )]
    [InlineData(
        (int)DeveloperTool.AzureDeveloperCli,
        "ERROR: not logged in, run `azd auth login` to login",
        "'azd auth login --tenant-id " + Tenant + "'"
    )]
    public async Task GetToken_NotSignedIn_TellsTheLineToType(int number, string complaint, string line)
    {
        _tools.Failing((DeveloperTool)number, complaint + " password=" + Secret);

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number, tenant: Tenant);

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.True(failure.IsAbsence);
        Assert.Contains(line, failure.RecommendedAction);
        ShowsNothing(failure);
    }

    // F15: a new sign-in has the same token, and the same trust is missing.
    [ShellTheory]
    [InlineData(7002138, "Its owner has to compare issuer and subject")]
    [InlineData(700213, "Its owner has to compare the subject")]
    [InlineData(70025, "add a federated credential")]
    [InlineData(700223, "administrator of the tenant")]
    [InlineData(700024, "with a new federated token")]
    public async Task GetToken_FederationRefused_SaysWhoMendsTheTrust(int code, string advice)
    {
        _tools.Failing(DeveloperTool.AzureCli, $"ERROR: AADSTS{code}: No matching federated identity record found.");

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli, tenant: Tenant);

        Assert.Equal(ErrorIds.FederationMismatch, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    // F28: no tenant was given: it is the one that the tool is signed in to.
    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "az account show")]
    [InlineData((int)DeveloperTool.AzurePowerShell, "Get-AzContext")]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "azd auth login --check-status")]
    public async Task GetToken_UnknownTenantThatWasNotGiven_PointsAtTheTool(int number, string line)
    {
        _tools.Failing((DeveloperTool)number, "ERROR: AADSTS90002: Tenant 'contoso' not found.");

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number);

        Assert.Equal(ErrorIds.InvalidCredential, failure.ErrorId);
        Assert.DoesNotContain("There is no this", failure.Message);
        Assert.DoesNotContain("-TenantId", failure.RecommendedAction);
        Assert.Contains(line, failure.RecommendedAction);
    }

    public static TheoryData<string, string> Codes => new()
    {
        { "AADSTS700082", ErrorIds.InteractionRequired },
        { "AADSTS50173", ErrorIds.InteractionRequired },
        { "AADSTS70043", ErrorIds.InteractionRequired },
        { "AADSTS50076", ErrorIds.InteractionRequired },
        { "AADSTS50078", ErrorIds.InteractionRequired },
        { "AADSTS50079", ErrorIds.InteractionRequired },
        { "AADSTS53003", ErrorIds.ConditionalAccess },
        { "AADSTS50020", ErrorIds.WrongTenant },
        { "AADSTS500011", ErrorIds.WrongResource },
        { "AADSTS90002", ErrorIds.InvalidCredential },
        { "AADSTS9999999", ErrorIds.InvalidCredential },
        { "AADSTS99999999999999999999", ErrorIds.InvalidCredential },
    };

    [ShellTheory]
    [MemberData(nameof(Codes))]
    public async Task GetToken_EntraRefuses_IsClassifiedByItsCode(string code, string id)
    {
        _tools.Failing(
            DeveloperTool.AzureCli,
            $"ERROR: {code}: The refresh token has expired or so. The secret was {Secret}. Trace ID: "
                + "7d1d9f3e-1111-4e0b-9d2c-000000000001\r\nInteractive authentication is needed. Please run:\naz login --password "
                + $"{Secret}\n"
        );

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli, tenant: Tenant);

        Assert.Equal(
            (id, code, $"{code}: The refresh token has expired or so."),
            (failure.ErrorId, failure.ServiceCode, failure.ServiceMessage)
        );
        Assert.Contains($"Entra said to the Azure CLI: {code}: The refresh token has expired or so.", failure.Message);
        if (id == ErrorIds.InteractionRequired)
            Assert.EndsWith(
                $": az login --tenant {Tenant} --scope 499b84ac-1321-427f-aa17-267ca6975798/.default",
                failure.RecommendedAction
            );
        ShowsNothing(failure);
    }

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzurePowerShell, "Connect-AzAccount -Tenant " + Tenant)]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "azd auth login --tenant-id " + Tenant)]
    public async Task GetToken_EntraRefusesOtherTools_TellsTheirLine(int number, string line)
    {
        _tools.Failing(
            (DeveloperTool)number,
            "ERROR: AADSTS50076: Due to a configuration change, you must use multi-factor authentication to access '499b84ac'. Run `azd "
                + "auth login`, or please run Connect-AzAccount."
        );

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number, tenant: Tenant);

        Assert.Equal((ErrorIds.InteractionRequired, "AADSTS50076"), (failure.ErrorId, failure.ServiceCode));
        Assert.EndsWith(": " + line, failure.RecommendedAction);
    }

    [ShellTheory]
    [InlineData("AADSTS50020", "AADSTS50020")]
    [InlineData("ERROR: (AADSTS50020) and more " + Secret, "AADSTS50020")]
    [InlineData(
        "{\\\"error_description\\\":\\\"AADSTS50020: User account from 'live.com' is not there.\\\\r\\\\n" + Secret,
        "AADSTS50020: User account from 'live.com' is not there."
    )]
    [InlineData("AADSTS50020: Token eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2ln is bad. " + Secret, "AADSTS50020: Token [redacted] is bad.")]
    [InlineData("AADSTS50020: client_secret=" + Secret + " is bad. " + Secret, "AADSTS50020: client_secret=[redacted] is bad.")]
    public async Task GetToken_EntraRefusesInAnyForm_ShowsTheFirstSentenceAtMost(string complaint, string shown)
    {
        _tools.Failing(DeveloperTool.AzureCli, complaint);

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli);

        Assert.Equal((ErrorIds.WrongTenant, "AADSTS50020"), (failure.ErrorId, failure.ServiceCode));
        Assert.Equal(shown.Contains(":") ? shown : null, failure.ServiceMessage);
        ShowsNothing(failure);
    }

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "Traceback: KeyError " + Secret)]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "panic: " + Secret)]
    [InlineData((int)DeveloperTool.AzurePowerShell, "Exception: " + Secret)]
    [InlineData((int)DeveloperTool.AzurePowerShell, "Tenant was not found. " + Secret)]
    [InlineData((int)DeveloperTool.AzureCli, "az: subscription not found. " + Secret)]
    public async Task GetToken_FailsInAnotherWay_TellsHowToSeeIt(int number, string complaint)
    {
        _tools.Failing((DeveloperTool)number, complaint);

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number);

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("failed for an unknown reason", failure.Message);
        Assert.EndsWith(DeveloperToolFacts.Of((DeveloperTool)number).CheckLine, failure.RecommendedAction);
        ShowsNothing(failure);
    }

    // S21: the tool has its own cloud, and reads none of our variables.
    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "AADSTS900382", "az cloud set")]
    [InlineData((int)DeveloperTool.AzureCli, "AADSTS90002", "az cloud show")]
    [InlineData((int)DeveloperTool.AzurePowerShell, "AADSTS900382", "-Environment AzureUSGovernment")]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "AADSTS90038", "azd config set cloud.name")]
    public async Task GetToken_AnotherCloud_TellsTheToolsOwnLine(int number, string code, string line)
    {
        _tools.Failing((DeveloperTool)number, $"ERROR: {code}: Confidential client is not supported in Cross Cloud request.");

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number, tenant: Tenant);

        Assert.Equal((ErrorIds.InvalidCredential, code), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains(line, failure.RecommendedAction);
        Assert.DoesNotContain("AZURE_AUTHORITY_HOST", failure.Message);
    }

    // Of an application that is signed in to a tool nothing is known here.
    [ShellTheory]
    [InlineData("AADSTS7000215", ErrorIds.InvalidCredential, "The client secret given for the account signed in to the Azure CLI")]
    [InlineData("AADSTS700016", ErrorIds.InvalidCredential, "The account signed in to the Azure CLI was not found")]
    [InlineData("AADSTS700024", ErrorIds.FederationMismatch, "The federated token for the account signed in to the Azure CLI")]
    [InlineData("AADSTS530033", ErrorIds.ConditionalAccess, "A Conditional Access policy")]
    public async Task GetToken_ApplicationOfTheTool_IsNamedAsSuch(string code, string id, string said)
    {
        _tools.Failing(DeveloperTool.AzureCli, $"ERROR: {code}: What Entra says.");

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli, tenant: Tenant);

        Assert.Equal(id, failure.ErrorId);
        Assert.StartsWith(said, failure.Message);
        Assert.DoesNotContain("developer sign-on", failure.Message);
        Assert.Matches("'az login --tenant|Signing in again does not help", failure.RecommendedAction);
    }

    // az signs in as an application with a certificate at a relative path, and is asked from a folder of the system.
    [ShellFact]
    public async Task GetToken_CertificateOfTheToolIsNotFound_NamesIt()
    {
        _tools.Failing(DeveloperTool.AzureCli, $"ERROR: [Errno 2] No such file or directory: 'certs/app.pem' {Secret}");

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli, tenant: Tenant);

        // An account is signed in, and it does not work: Auto ends there.
        Assert.Equal(ErrorIds.InvalidCredential, failure.ErrorId);
        Assert.Contains("The Azure CLI cannot find a file that it signs in with: 'certs/app.pem'.", failure.Message);
        Assert.Contains("full path", failure.RecommendedAction);
        ShowsNothing(failure);
    }

    // az login --identity: the tenant is the identity's.
    [ShellFact]
    public async Task GetToken_ToolRefusesATenant_IsAskedWithoutIt()
    {
        string good = FakeTools.TokenText(DeveloperTool.AzureCli, "of-the-identity").Replace("'", string.Empty);
        _tools.With(
            DeveloperTool.AzureCli,
            "case \"$*\" in *--tenant*) echo \"ERROR: Tenant shouldn't be specified for managed identity account\" >&2; exit 1;; "
                + $"esac\nprintf '%s' '{good}'"
        );

        Assert.Equal("of-the-identity", (await FakeTools.GetAsync(DeveloperTool.AzureCli, tenant: Tenant).OrFail()).Token);
        Assert.Equal(2, _tools.Starts(DeveloperTool.AzureCli).Count);
    }

    [ShellFact]
    public async Task GetToken_ToolHasNoNetwork_IsTransient()
    {
        _tools.Failing(
            DeveloperTool.AzureCli,
            $"ERROR: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /x?{Secret}"
        );

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli);

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        ShowsNothing(failure);
    }

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli, "hello " + Secret)]
    [InlineData((int)DeveloperTool.AzureCli, "")]
    [InlineData((int)DeveloperTool.AzureCli, """{"subscription":"hunter2-s3cret"}""")]
    [InlineData((int)DeveloperTool.AzurePowerShell, "hello " + Secret)]
    [InlineData((int)DeveloperTool.AzurePowerShell, "")]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "hello " + Secret)]
    [InlineData((int)DeveloperTool.AzureDeveloperCli, "{}")]
    public async Task GetToken_Garbage_IsNoToken(int number, string output)
    {
        _tools.Printing((DeveloperTool)number, output);

        AdoSignInException failure = await FakeTools.FailAsync((DeveloperTool)number);

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("did not return a token", failure.Message);
        ShowsNothing(failure);
    }

    [ShellTheory]
    [InlineData((int)DeveloperTool.AzureCli)]
    [InlineData((int)DeveloperTool.AzurePowerShell)]
    [InlineData((int)DeveloperTool.AzureDeveloperCli)]
    public async Task GetToken_ExpiredToken_IsNotTaken(int number)
    {
        var tool = (DeveloperTool)number;
        _tools.Printing(tool, FakeTools.TokenText(tool, Secret, DateTimeOffset.UtcNow.AddMinutes(-1)));

        AdoSignInException failure = await FakeTools.FailAsync(tool);

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("already expired", failure.Message);
        ShowsNothing(failure);
    }

    [ShellFact]
    public async Task GetToken_EmptyToken_IsNotTaken()
    {
        _tools.Printing(DeveloperTool.AzureCli, FakeTools.TokenText(DeveloperTool.AzureCli, ""));

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureCli);

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.Contains("an empty token", failure.Message);
    }

    private static void ShowsNothing(AdoSignInException failure)
    {
        // With all inner exceptions: $Error keeps them.
        Assert.DoesNotContain(Secret, failure.ToString());
        Assert.DoesNotContain(Secret, failure.ServiceMessage ?? string.Empty);
        Assert.Null(failure.InnerException);
    }
}
