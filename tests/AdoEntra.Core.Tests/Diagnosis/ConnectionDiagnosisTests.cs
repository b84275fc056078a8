using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Diagnosis;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Diagnosis;

/// <summary>Where the way breaks, and who has to do what.</summary>
public sealed class ConnectionDiagnosisTests : IDisposable
{
    private const string Who = "99999999-8888-7777-6666-555555555555";
    private const string Level = "https://vsaex.dev.azure.com/contoso/_apis/serviceprincipalentitlements/" + Who;

    private readonly TestProcess _process = new TestProcess().WithOrganization();
    private readonly List<AdoDiagnosisStep> _steps = [];

    public ConnectionDiagnosisTests()
    {
        Projects("""[{"id":"1","name":"one"},{"id":"2","name":"two"}]""");
        Repositories("one", """[{"id":"1","name":"r"}]""");
        AccessLevel("express", "Basic");
    }

    private static string[] Names =>
        [
            "Environment",
            "Azure DevOps host",
            "Organization",
            "Tenant",
            "Credential",
            "Sign-in host",
            "Token",
            "Token tenant",
            "Acceptance",
            "Identity",
            "Access level",
            "Project",
            "Repositories",
            "Throttling",
            "Clock",
        ];

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Run_EverythingWorks_PassesEachStepInOrder()
    {
        Assert.True(await RunAsync());

        Assert.Equal(Names, _steps.Select(static step => step.Step));
        Assert.All(_steps, static step => Assert.Equal((null, null), (step.Cause, step.Remedy)));
        Assert.All(_steps, static step => Assert.True(step.Status is "Passed" or "Skipped", step.ToString()));
        Assert.Contains("2 projects", Step("Project").Detail);
        Assert.Contains("1 repository of the project 'one'", Step("Repositories").Detail);
        Assert.Contains("Basic", Step("Access level").Detail);
        Assert.Contains("'build-identity'", Step("Identity").Detail);
    }

    [Fact]
    public async Task Run_NamedProject_IsTheOneThatIsLookedAt()
    {
        Repositories("two", """[{"id":"1","name":"r"},{"id":"2","name":"s"}]""");
        _process.Server.OnGet(TestProcess.ProjectsAddress + "/two", static _ => Answer.Json("""{"id":"2","name":"two"}"""));

        Assert.True(await RunAsync(question => question with { Project = "two" }));

        Assert.Contains("sees the project 'two'", Step("Project").Detail);
        Assert.Contains("2 repositories of the project 'two'", Step("Repositories").Detail);
    }

    [Fact]
    public async Task Run_SignInOfItsOwn_EndsItsConnection()
    {
        var question = new DiagnosisQuestion { Request = new ConnectRequest(_process.SignIn) { Organization = "contoso" } };

        Assert.True(await RunAsync(question));

        Assert.Equal(Names, _steps.Select(static step => step.Step));
        Assert.Contains("as asked", Step("Credential").Detail);
        int asked = _process.Source.Requests.Count;
        await _process.ConnectAsync();
        Assert.Equal(asked + 1, _process.Source.Requests.Count);
    }

    [Fact]
    public async Task Run_NotInOrganization_SaysWhoAndSkipsTheRest()
    {
        AdoConnection connection = await _process.ConnectAsync();
        _process.Server.OnGet(
            TestProcess.WhoAddress,
            static _ => Answer.Json("""{"message":"TF401444: Please sign-in at least once.","typeKey":"X"}""", 401)
        );

        Assert.False(await RunAsync(connection));

        AdoDiagnosisStep failed = Assert.Single(_steps, static step => step.Status == "Failed");
        Assert.Equal(("Identity", ErrorIds.NotInOrganization, "TF401444"), (failed.Step, failed.Cause, failed.Code));
        Assert.Contains("Project Collection Administrator", failed.WhoCanFix);
        Assert.Equal("Passed", Step("Acceptance").Status);
        Assert.All((string[])["Access level", "Project", "Repositories"], name => Assert.Equal("Skipped", Step(name).Status));
    }

    [Fact]
    public async Task Run_NoToken_SkipsWhatNeedsOne()
    {
        int calls = 0;
        _process.Source = new FakeSource(_ =>
            ++calls == 1
                ? FakeSource.Token("t", _process.Clock.Now.AddMinutes(10))
                : throw new AdoSignInException(ErrorIds.InvalidCredential, "The secret has expired.", "Make another.")
                {
                    ServiceCode = "AADSTS7000222",
                }
        );
        AdoConnection other = await _process.ConnectAsync();
        _process.Clock.Advance(TimeSpan.FromHours(1));

        Assert.False(await RunAsync(other));

        Assert.Equal(Names, _steps.Select(static step => step.Step));
        AdoDiagnosisStep token = Step("Token");
        Assert.Equal(("Failed", ErrorIds.InvalidCredential, "AADSTS7000222"), (token.Status, token.Cause, token.Code));
        Assert.Contains("'Token' failed", Step("Acceptance").Detail);
    }

    [Fact]
    public async Task Run_RefusedParameters_FailAtTheCredential()
    {
        var question = new DiagnosisQuestion
        {
            Request = new ConnectRequest(null) { Organization = "contoso" },
            Refused = new AdoSignInException(ErrorIds.CredentialUnavailable, "There is no such file.", "Check it."),
        };

        Assert.False(await RunAsync(question));

        Assert.Equal(("Failed", ErrorIds.CredentialUnavailable), (Step("Credential").Status, Step("Credential").Cause));
        Assert.Equal("Passed", Step("Tenant").Status);
    }

    [Fact]
    public async Task Run_NoProjectToSee_Warns()
    {
        Projects("[]");

        Assert.False(await RunAsync());

        Assert.Equal(("Warning", ErrorIds.NotPermitted), (Step("Project").Status, Step("Project").Cause));
        Assert.Contains("administrator of the project", Step("Project").WhoCanFix);
        Assert.Equal("Skipped", Step("Repositories").Status);
    }

    [Fact]
    public async Task Run_NoRepositoryToSee_Warns()
    {
        Repositories("one", "[]");

        Assert.False(await RunAsync());

        Assert.Equal(("Warning", ErrorIds.NotPermitted), (Step("Repositories").Status, Step("Repositories").Cause));
    }

    [Theory]
    [InlineData("stakeholder", "Stakeholder")]
    [InlineData("none", "")]
    public async Task Run_Stakeholder_Warns(string license, string name)
    {
        AccessLevel(license, name);

        Assert.False(await RunAsync());

        Assert.Equal(("Warning", ErrorIds.NotLicensed), (Step("Access level").Status, Step("Access level").Cause));
        Assert.Contains("Set-AdoServicePrincipal -AccessLevel Basic", Step("Access level").Remedy);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(401)]
    public async Task Run_AccessLevelNotReadable_IsSkippedAndNoFailure(int status)
    {
        _process.Server.OnGet(Level, _ => Answer.Json("""{"message":"VS403283: You may not."}""", status));

        Assert.True(await RunAsync());

        Assert.Equal("Skipped", Step("Access level").Status);
        Assert.Contains("not allowed to read its own", Step("Access level").Detail);
    }

    [Fact]
    public async Task Run_TenantUnknown_WarnsAndGoesOn()
    {
        _process.WithOrganization(tenant: null);

        Assert.True(await RunAsync());

        Assert.Equal("Warning", Step("Tenant").Status);
        Assert.Equal("Passed", Step("Repositories").Status);
    }

    [Fact]
    public async Task Run_NoConnectionAndNoOrganization_FailsAtTheOrganization()
    {
        Assert.False(await RunAsync(new DiagnosisQuestion()));

        Assert.Equal(("Organization", "Failed", ErrorIds.NoOrganization), (_steps[1].Step, _steps[1].Status, _steps[1].Cause));
        Assert.All(_steps.Skip(2), static step => Assert.Equal("Skipped", step.Status));
    }

    [Theory]
    [InlineData(0, "Passed")]
    [InlineData(30, "Passed")]
    [InlineData(-600, "Warning")]
    [InlineData(7200, "Warning")]
    public async Task Run_ClockOfThisMachine_IsComparedWithTheService(int ahead, string status)
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ =>
                Answer
                    .Empty(401)
                    .With("X-VSS-ResourceTenant", "11111111-2222-3333-4444-555555555555")
                    .With("Date", (_process.Clock.Now - TimeSpan.FromSeconds(ahead)).ToString("R"))
        );

        Assert.True(await RunAsync());

        Assert.Equal(status, Step("Clock").Status);
        if (ahead > 60) Assert.Contains("2 h ahead of that of Azure DevOps", Step("Clock").Detail);
        if (ahead < 0) Assert.Contains("10 min behind that of Azure DevOps", Step("Clock").Detail);
    }

    [Fact]
    public async Task Run_ServiceSlowsDown_IsSaid()
    {
        _process.Server.OnGet(
            TestProcess.WhoAddress,
            static _ =>
                Answer
                    .Json(TestProcess.Who("build-identity", Who))
                    .With("X-RateLimit-Delay", "1.5")
                    .With("X-RateLimit-Resource", "Core/Global")
        );

        Assert.True(await RunAsync());

        Assert.Equal(("Warning", ErrorIds.Throttled), (Step("Throttling").Status, Step("Throttling").Cause));
        Assert.Contains("Core/Global", Step("Throttling").Detail);
    }

    // {"iat": an hour before, "exp": later}: opaque to everything but messages.
    [Fact]
    public async Task Run_TokenOlderThanAGrantMayBe_SaysHowToGetANewOne()
    {
        long issued = (_process.Clock.Now - TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        string claims = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"iat":{{issued}}}""")).TrimEnd('=');
        _process.Source = new FakeSource(_ => FakeSource.Token($"e30.{claims}.c2ln", _process.Clock.Now.AddHours(20)));
        _process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json("""{"message":"TF401444: Sign in."}""", 401));

        Assert.False(await RunAsync(new DiagnosisQuestion { Request = new ConnectRequest(_process.SignIn) { Organization = "contoso" } }));

        Assert.Contains("Get-AdoEntraToken -ForceRefresh", Step("Identity").Remedy);
        Assert.Contains("issued 60 min ago", Step("Token").Detail);
    }

    [Fact]
    public void Report_HasStepsAndVersionsAndNoSecret()
    {
        const string Secret = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
        var step = DiagnosisSteps.Failed("Token", new AdoSignInException(ErrorIds.InvalidCredential, "It said " + Secret, "Renew it."));

        string report = string.Join("\n", DiagnosisReport.Lines([step], "PowerShell 7.6", DateTimeOffset.FromUnixTimeSeconds(0)));

        Assert.Contains("AdoEntra ", report);
        Assert.Contains("PowerShell 7.6", report);
        Assert.Contains("Failed: Token: It said [redacted]", report);
        Assert.Contains("    (cause InvalidCredential; who can fix it: The owner of the application)", report);
        Assert.DoesNotContain("eyJ", report);
    }

    private AdoDiagnosisStep Step(string name) => Assert.Single(_steps, step => step.Step == name);

    private async Task<bool> RunAsync(AdoConnection? connection = null) =>
        await RunAsync(new DiagnosisQuestion { Connection = connection ?? await _process.ConnectAsync() });

    private async Task<bool> RunAsync(Func<DiagnosisQuestion, DiagnosisQuestion> change) =>
        await RunAsync(change(new DiagnosisQuestion { Connection = await _process.ConnectAsync() }));

    private Task<bool> RunAsync(DiagnosisQuestion question) =>
        new ConnectionDiagnosis(_process.Product, question, Keep).RunAsync(default);

    private ValueTask Keep(AdoDiagnosisStep step)
    {
        _steps.Add(step);
        return default;
    }

    private void Projects(string items) =>
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Json($$"""{"count":1,"value":{{items}}}"""));

    private void Repositories(string project, string items) =>
        _process.Server.OnGet(
            $"{TestProcess.Organization}{project}/_apis/git/repositories",
            _ => Answer.Json($$"""{"count":1,"value":{{items}}}""")
        );

    private void AccessLevel(string license, string name) =>
        _process.Server.OnGet(
            Level,
            _ => Answer.Json($$$"""{"accessLevel":{"accountLicenseType":"{{{license}}}","licenseDisplayName":"{{{name}}}"}}""")
        );
}
