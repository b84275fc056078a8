using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity.Auto;

namespace AdoEntra.Core.Tests.Identity.Auto;

/// <summary>What is reported about the method that was taken where none was given.</summary>
public sealed class AutoWarningsTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task Of_LandsOnAPerson_WarnsWhereNoUserIsAtHand(bool isInteractive, bool isApplication, bool warns)
    {
        AutoResult result = await _machine.WithAzureCli().FindAsync().OrFail();

        string[] warnings = [.. AutoWarnings.Of(result, "Ada", isApplication, isInteractive)];

        Assert.Equal(warns, warnings.Length == 1);
        if (warns)
            Assert.StartsWith(
                "No sign-in method was specified, and AzureCli signs in as a user 'Ada' in a session that is not interactive",
                warnings[0]
            );
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Of_LandsOnTheBuildService_WarnsWhereNoUserIsAtHand(bool isInteractive, bool warns)
    {
        AutoResult result = await _machine.With("SYSTEM_ACCESSTOKEN").FindAsync().OrFail();

        string[] warnings = [.. AutoWarnings.Of(result, "SecretSauce Build Service (MyOrg)", isApplication: false, isInteractive)];

        Assert.Equal(warns, warnings.Length == 1);
        if (warns)
            Assert.Contains("SystemAccessToken signs in as the build service 'SecretSauce Build Service (MyOrg)' of this job", warnings[0]);
    }

    [Theory]
    [InlineData("AZURE_CLIENT_ID AZURE_CLIENT_SECRET")]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER")]
    public async Task Of_LandsOnAnIdentityOfItsOwn_SaysNothing(string set) =>
        Assert.Empty(AutoWarnings.Of(await _machine.With(set).FindAsync().OrFail(), null, isApplication: false, isInteractive: false));

    [Theory]
    [InlineData(
        "ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "GitHubActions (ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are set, but no client id (AZURE_CLIENT_ID))"
    )]
    [InlineData("SYSTEM_OIDCREQUESTURI=https://x AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "but SYSTEM_ACCESSTOKEN is missing)")]
    [InlineData("AZURE_CLIENT_SECRET", "EnvironmentVariables (AZURE_CLIENT_SECRET without AZURE_CLIENT_ID")]
    public async Task Of_OtherEvidenceWasPassedOver_SaysWhichAndWhy(string set, string what)
    {
        AutoResult result = await _machine.With(set).WithAzureCli().FindAsync().OrFail();

        string warning = Assert.Single(AutoWarnings.Of(result, "Ada", isApplication: false, isInteractive: true));

        Assert.Contains("another sign-in method than AzureCli", warning);
        Assert.Contains(what, warning);
        Assert.DoesNotContain(FakeMachine.Secret, warning);
    }

    [Fact]
    public async Task Of_AVmWithoutIdentity_SaysSo()
    {
        AutoResult first = await _machine.WithAzureTag().WithAzureCli().FindAsync().OrFail();
        AutoResult second = Assert.IsType<AutoResult>(await first.AfterAsync(FakeMachine.Unavailable("It has no such identity."), default));

        Assert.Contains(
            "Identity (an Azure VM: /sys/class/dmi/id/chassis_asset_tag; It has no such identity)",
            Assert.Single(AutoWarnings.Of(second, null, isApplication: false, isInteractive: true))
        );
    }

    [Fact]
    public async Task Connect_Auto_TellsTheWarnings()
    {
        using TestProcess process = new TestProcess(
            Variables.Of(("SYSTEM_ACCESSTOKEN", "a-job-token"), ("AZURE_CLIENT_SECRET", "s"))
        ).WithOrganization();
        var report = new TestReport { IsInteractive = false };

        await process.ConnectAsync(new ConnectRequest(null) { Organization = "contoso" }, report);

        Assert.Equal(2, report.Warnings.Count);
        Assert.Contains("AZURE_CLIENT_SECRET without AZURE_CLIENT_ID", report.Warnings[0]);
        Assert.Contains("build service 'build-identity'", report.Warnings[1]);
    }
}
