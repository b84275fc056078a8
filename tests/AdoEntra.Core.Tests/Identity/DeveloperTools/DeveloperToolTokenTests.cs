using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.DeveloperTools;

namespace AdoEntra.Core.Tests.Identity.DeveloperTools;

/// <summary>How a tool is called, what it may return, and how long the wait for it is.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class DeveloperToolTokenTests : IDisposable
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1726077595"}}}""";
    private readonly FakeTools _tools = new();

    public void Dispose() => _tools.Dispose();

    public static TheoryData<int> Tools =>
        [(int)DeveloperTool.AzureCli, (int)DeveloperTool.AzurePowerShell, (int)DeveloperTool.AzureDeveloperCli];

    [ShellTheory]
    [MemberData(nameof(Tools))]
    public async Task GetToken_SignedIn_GivesWhatTheToolPrints(int number)
    {
        var tool = (DeveloperTool)number;
        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddMinutes(42).ToUnixTimeSeconds());
        _tools.Printing(tool, FakeTools.TokenText(tool, "tool-token", end));

        SourceToken token = await FakeTools.GetAsync(tool).OrFail();

        Assert.Equal(("tool-token", end, "Bearer", false), (token.Token, token.ExpiresOn, token.TokenType, token.IsFixed));
    }

    [ShellTheory]
    [MemberData(nameof(Tools))]
    public async Task GetToken_AskedTwice_AsksTheToolTwice(int number)
    {
        var tool = (DeveloperTool)number;
        _tools.Printing(tool, FakeTools.TokenText(tool, "tool-token"));
        ITokenSource source = FakeTools.Source(tool);

        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();
        await source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail();

        Assert.Equal(2, _tools.Starts(tool).Count);
    }

    [ShellFact]
    public async Task GetToken_AzureCli_AsksForAzureDevOpsInTheTenant()
    {
        _tools.Printing(DeveloperTool.AzureCli, FakeTools.TokenText(DeveloperTool.AzureCli, "tool-token"));

        await FakeTools.GetAsync(DeveloperTool.AzureCli).OrFail();
        await FakeTools.GetAsync(DeveloperTool.AzureCli, tenant: Tenant).OrFail();

        Assert.Equal(
            [
                "account get-access-token --output json --resource 499b84ac-1321-427f-aa17-267ca6975798",
                $"account get-access-token --output json --resource 499b84ac-1321-427f-aa17-267ca6975798 --tenant {Tenant}",
            ],
            _tools.Starts(DeveloperTool.AzureCli)
        );
    }

    [ShellFact]
    public async Task GetToken_AzureDeveloperCli_AsksForAzureDevOpsInTheTenantAndPassesClaimsOn()
    {
        _tools.Printing(DeveloperTool.AzureDeveloperCli, FakeTools.TokenText(DeveloperTool.AzureDeveloperCli, "tool-token"));

        SourceToken token = await FakeTools.GetAsync(DeveloperTool.AzureDeveloperCli, tenant: Tenant, claims: Claims).OrFail();

        Assert.Equal("tool-token", token.Token);
        string start = Assert.Single(_tools.Starts(DeveloperTool.AzureDeveloperCli));
        Assert.Contains("--scope 499b84ac-1321-427f-aa17-267ca6975798/.default", start);
        Assert.Contains(Tenant, start);
        Assert.Contains("--claims " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)), start);
    }

    [ShellFact]
    public async Task GetToken_AzurePowerShell_AsksForAzureDevOpsInTheTenant()
    {
        _tools.Printing(DeveloperTool.AzurePowerShell, FakeTools.TokenText(DeveloperTool.AzurePowerShell, "tool-token"));

        await FakeTools.GetAsync(DeveloperTool.AzurePowerShell, tenant: Tenant).OrFail();

        string[] parts = Assert.Single(_tools.Starts(DeveloperTool.AzurePowerShell)).Split(' ');
        string script = Encoding.Unicode.GetString(Convert.FromBase64String(parts[parts.Length - 1]));
        Assert.Contains("'499b84ac-1321-427f-aa17-267ca6975798'", script);
        Assert.Contains(Tenant, script);
    }

    // The tools cannot do it without a person: nothing is started, and the line to type is there to be copied.
    [ShellTheory]
    [InlineData(
        (int)DeveloperTool.AzureCli,
        Tenant,
        "az login --tenant " + Tenant + " --scope 499b84ac-1321-427f-aa17-267ca6975798/.default --claims-challenge "
    )]
    [InlineData((int)DeveloperTool.AzureCli, null, "az login --scope 499b84ac-1321-427f-aa17-267ca6975798/.default --claims-challenge ")]
    [InlineData((int)DeveloperTool.AzurePowerShell, Tenant, "Connect-AzAccount -Tenant " + Tenant + " -ClaimsChallenge ")]
    [InlineData((int)DeveloperTool.AzurePowerShell, null, "Connect-AzAccount -ClaimsChallenge ")]
    public async Task GetToken_ClaimsAsked_TellsTheLineToType(int number, string? tenant, string line)
    {
        var tool = (DeveloperTool)number;
        _tools.Printing(tool, FakeTools.TokenText(tool, "tool-token"));

        AdoSignInException failure = await FakeTools.FailAsync(tool, tenant: tenant, claims: Claims);

        Assert.Equal(ErrorIds.InteractionRequired, failure.ErrorId);
        Assert.EndsWith(": " + line + Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)), failure.RecommendedAction);
        Assert.Empty(_tools.Starts(tool));
    }

    [ShellFact]
    public async Task GetToken_AzureDeveloperCliCannotAnswerTheClaims_TellsTheLineToType()
    {
        _tools.Failing(DeveloperTool.AzureDeveloperCli, "ERROR: fetching token: interaction is needed");

        AdoSignInException failure = await FakeTools.FailAsync(DeveloperTool.AzureDeveloperCli, tenant: Tenant, claims: Claims);

        Assert.Equal(ErrorIds.InteractionRequired, failure.ErrorId);
        Assert.EndsWith(": azd auth login --tenant-id " + Tenant, failure.RecommendedAction);
    }

    [ShellTheory]
    [MemberData(nameof(Tools))]
    public async Task GetToken_SlowTool_EndsAtItsLimitAndTellsHowToRaiseIt(int number)
    {
        var tool = (DeveloperTool)number;
        _tools.With(tool, "exec /bin/sleep 60");

        AdoSignInException failure = await FakeTools.FailAsync(tool, limit: TimeSpan.FromSeconds(0.2));

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Contains("within 0.2 s", failure.Message);
        Assert.Contains("-TimeoutSec", failure.RecommendedAction);
    }

    [ShellTheory]
    [MemberData(nameof(Tools))]
    public async Task GetToken_CancelledWhileTheToolRuns_IsCancelledAtOnce(int number)
    {
        var tool = (DeveloperTool)number;
        _tools.With(tool, "exec /bin/sleep 60");
        using var stop = new CancellationTokenSource();
        Task<SourceToken> token = FakeTools.GetAsync(tool, stop: stop.Token);
        await Eventually.EqualAsync(1, () => Task.FromResult(_tools.Starts(tool).Count));

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.OrFail());
    }

    [ShellFact]
    public async Task GetToken_CancelledBefore_StartsNothing()
    {
        _tools.Printing(DeveloperTool.AzureCli, FakeTools.TokenText(DeveloperTool.AzureCli, "tool-token"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            FakeTools.GetAsync(DeveloperTool.AzureCli, stop: new CancellationToken(canceled: true)).OrFail()
        );

        Assert.Empty(_tools.Starts(DeveloperTool.AzureCli));
    }

    // It would stand in a shell's command line.
    [ShellTheory]
    [InlineData("contoso.com; touch /tmp/x")]
    [InlineData("$(id)")]
    [InlineData("11111111-2222-3333-4444-555555555555\nid")]
    public async Task GetToken_TenantIsNoTenant_StartsNothing(string tenant)
    {
        _tools.Printing(DeveloperTool.AzureCli, FakeTools.TokenText(DeveloperTool.AzureCli, "tool-token"));

        AdoConnectionException failure = await Assert.ThrowsAsync<AdoConnectionException>(() =>
            FakeTools.GetAsync(DeveloperTool.AzureCli, tenant: tenant).OrFail()
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Empty(_tools.Starts(DeveloperTool.AzureCli));
    }

    [Fact]
    public void SignIn_Limits_LeaveTimeForTheService()
    {
        var usual = new DeveloperToolSignIn(DeveloperTool.AzureCli);
        var longer = new DeveloperToolSignIn(DeveloperTool.AzureCli, TimeSpan.FromSeconds(90));

        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40)), (usual.ToolLimit, usual.DefaultLimit));
        Assert.Equal(TimeSpan.FromSeconds(90), longer.ToolLimit);
        Assert.Equal("AzureCli", usual.Kind);
    }
}
