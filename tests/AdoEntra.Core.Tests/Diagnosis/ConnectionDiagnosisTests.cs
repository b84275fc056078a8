using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Diagnosis;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Diagnosis;

/// <summary>Where the way breaks, and who has to do what.</summary>
public sealed class ConnectionDiagnosisTests : IDisposable
{
    private readonly TestProcess _process = new TestProcess().WithOrganization();
    private readonly List<AdoDiagnosisStep> _steps = [];

    public ConnectionDiagnosisTests() => Projects("""[{"id":"1","name":"one"},{"id":"2","name":"two"}]""");

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Run_EverythingWorks_PassesEachStepInOrder()
    {
        Assert.True(await RunAsync());

        Assert.Equal(["Sign-in", "Tenant", "Token", "Identity", "Projects"], _steps.Select(static step => step.Step));
        Assert.All(_steps, static step => Assert.Equal(("Passed", null, null), (step.Status, step.Cause, step.Remedy)));
        Assert.Contains("2 projects", _steps[4].Detail);
    }

    [Theory]
    [InlineData(1, "This identity sees 1 project.")]
    [InlineData(2, "This identity sees 2 projects.")]
    public async Task Run_SomeProjectsToSee_TellsHowMany(int count, string detail)
    {
        Projects($"[{string.Join(",", Enumerable.Range(1, count).Select(static id => $$"""{"id":"{{id}}","name":"p{{id}}"}"""))}]");

        Assert.True(await RunAsync());

        Assert.Equal(5, _steps.Count);
        Assert.Equal(("Projects", "Passed", detail), (_steps[4].Step, _steps[4].Status, _steps[4].Detail));
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
        Assert.NotNull(failed.Remedy);
        Assert.Equal(("Projects", "Skipped"), (_steps[_steps.Count - 1].Step, _steps[_steps.Count - 1].Status));
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

        Assert.Equal(["Sign-in", "Tenant", "Token", "Identity", "Projects"], _steps.Select(static step => step.Step));
        Assert.Equal((ErrorIds.InvalidCredential, "AADSTS7000222"), (_steps[2].Cause, _steps[2].Code));
        Assert.Equal(("Failed", "Skipped", "Skipped"), (_steps[2].Status, _steps[3].Status, _steps[4].Status));
    }

    [Fact]
    public async Task Run_NoProjectToSee_Warns()
    {
        Projects("[]");

        Assert.False(await RunAsync());

        Assert.Equal(("Warning", ErrorIds.NotPermitted), (_steps[4].Status, _steps[4].Cause));
        Assert.Contains("administrator of the project", _steps[4].WhoCanFix);
    }

    [Fact]
    public async Task Run_TenantUnknown_WarnsAndGoesOn()
    {
        _process.WithOrganization(tenant: null);

        Assert.True(await RunAsync());

        Assert.Equal("Warning", _steps[1].Status);
        Assert.Equal("Passed", _steps[4].Status);
    }

    [Fact]
    public async Task Run_NoConnectionAndNoOrganization_FailsAtTheFirstStep()
    {
        Assert.False(await new ConnectionDiagnosis(_process.Product, _process.Product.Services, Keep).RunAsync(null, null, default));

        Assert.Equal(("Organization", "Failed", ErrorIds.NoOrganization), (_steps[0].Step, _steps[0].Status, _steps[0].Cause));
        Assert.All(_steps.Skip(1), static step => Assert.Equal("Skipped", step.Status));
    }

    private async Task<bool> RunAsync(AdoConnection? connection = null) =>
        await new ConnectionDiagnosis(_process.Product, _process.Product.Services, Keep).RunAsync(
            connection ?? await _process.ConnectAsync(),
            null,
            default
        );

    private ValueTask Keep(AdoDiagnosisStep step)
    {
        _steps.Add(step);
        return default;
    }

    private void Projects(string items) =>
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Json($$"""{"count":1,"value":{{items}}}"""));
}
