using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>Signing in where all goes well: what is found, what is asked, in which order.</summary>
public sealed class ConnectorTests
{
    // Given organization and project, the two variables; the organization and the project that are taken.
    [Theory]
    [InlineData("contoso", null, null, null, "contoso", null)]
    [InlineData("contoso", null, "fabrikam", null, "contoso", null)]
    [InlineData(null, null, "contoso", null, "contoso", null)]
    [InlineData("", null, "contoso", null, "contoso", null)]
    [InlineData("  ", null, "contoso", null, "contoso", null)]
    [InlineData(null, null, "https://dev.azure.com/contoso/FromAddress", null, "contoso", "FromAddress")]
    [InlineData("https://contoso.visualstudio.com/FromAddress", null, null, "FromVariable", "contoso", "FromAddress")]
    [InlineData("https://dev.azure.com/contoso/FromAddress", "Given", null, "FromVariable", "contoso", "Given")]
    [InlineData("contoso", null, null, "FromVariable", "contoso", "FromVariable")]
    [InlineData("contoso", " ", null, "FromVariable", "contoso", "FromVariable")]
    [InlineData("contoso", "Given", null, "FromVariable", "contoso", "Given")]
    public async Task Connect_OrganizationAndProject_AreTakenInOrder(
        string? organization,
        string? project,
        string? organizationVariable,
        string? projectVariable,
        string expected,
        string? expectedProject
    )
    {
        using TestProcess process = new TestProcess(
            Variables.Of(("ADOENTRA_ORGANIZATION", organizationVariable), ("ADOENTRA_PROJECT", projectVariable))
        ).WithOrganization();

        AdoConnection connection = await process.ConnectAsync(
            new ConnectRequest(process.SignIn) { Organization = organization, Project = project }
        );

        Assert.Equal((expected, expectedProject), (connection.Organization, connection.Project));
        Assert.Equal(expected, connection.Name);
    }

    [Fact]
    public async Task Connect_NoOrganization_ListsWhereItLooked()
    {
        using var process = new TestProcess();

        var refusal = await Assert.ThrowsAsync<AdoConnectionException>(() => process.ConnectAsync(new ConnectRequest(process.SignIn)));

        Assert.Equal(ErrorIds.NoOrganization, refusal.ErrorId);
        Assert.Contains("-Organization", refusal.RecommendedAction);
        Assert.Contains("ADOENTRA_ORGANIZATION", refusal.RecommendedAction);
        Assert.Empty(process.Source.Requests);
        Assert.Empty(process.Server.Requests);
    }

    [Fact]
    public async Task Connect_HostileAddress_RequestsNoToken()
    {
        using var process = new TestProcess();

        var refusal = await Assert.ThrowsAsync<AdoConnectionException>(
            () => process.ConnectAsync(new ConnectRequest(process.SignIn) { Organization = "https://dev.azure.com@evil.example/contoso" }));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Empty(process.Source.Requests);
        Assert.Empty(process.Server.Requests);
    }

    [Fact]
    public async Task Connect_WithAnEmulator_GoesThereOnly()
    {
        using var process = new TestProcess(Variables.Of(("ADOENTRA_EMULATOR_URL", "http://127.0.0.1:5000")));
        process.Server.On(HttpMethod.Head, "http://127.0.0.1:5000/contoso/", static _ => Answer.Empty(401));
        process.Server.OnGet(
            "http://127.0.0.1:5000/contoso/_apis/connectionData",
            static _ => Answer.Json(TestProcess.Who("me", Guid.NewGuid().ToString()))
        );

        AdoConnection connection = await process.ConnectAsync();

        Assert.True(connection.IsEmulator);
        Assert.Equal("http://127.0.0.1:5000/contoso", connection.OrganizationUrl);
    }

    [Fact]
    public async Task Connect_EmulatorElsewhere_IsRefusedBeforeAnyToken()
    {
        using var process = new TestProcess(Variables.Of(("ADOENTRA_EMULATOR_URL", "http://evil.example")));

        var refusal = await Assert.ThrowsAsync<AdoConnectionException>(() => process.ConnectAsync());

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Empty(process.Source.Requests);
    }

    // Each of the two ends only when the other has begun.
    [Fact]
    public async Task Connect_TokenAndDiscovery_RunAtTheSameTime()
    {
        using TestProcess process = new TestProcess().WithOrganization();
        var tokenAsked = new Gate();
        var tenantAsked = new Gate();
        process.Source = new FakeSource(async (_, stop) =>
        {
            tokenAsked.Open();
            await tenantAsked.PassAsync(stop);
            return FakeSource.Token("token", process.Clock.Now.AddHours(1));
        });
        process.Server.On(HttpMethod.Head, TestProcess.Organization, async (_, stop) =>
        {
            tenantAsked.Open();
            await tokenAsked.PassAsync(stop);
            return Answer.Empty(401);
        });

        AdoConnection connection = await process.ConnectAsync().OrFail();

        Assert.Equal("contoso", connection.Organization);
    }

    [Fact]
    public async Task Connect_TenantGiven_GoesBeforeTheDiscoveredOne()
    {
        using TestProcess process = new TestProcess().WithOrganization();
        TestSignIn signIn = process.SignIn with { TenantId = "given-tenant" };

        AdoConnection connection = await process.ConnectAsync(new ConnectRequest(signIn) { Organization = "contoso" });

        Assert.Equal("given-tenant", connection.TenantId);
    }

    [Fact]
    public async Task Connect_TenantUnknown_ConnectsAllTheSame()
    {
        using TestProcess process = new TestProcess().WithOrganization(tenant: null);

        Assert.Null((await process.ConnectAsync()).TenantId);
    }

    [Fact]
    public async Task Connect_SkipVerification_AsksTheOrganizationNothing()
    {
        using var process = new TestProcess();

        AdoConnection connection = await process.ConnectAsync(
            new ConnectRequest(process.SignIn)
            {
                Organization = "contoso",
                SkipVerification = true,
                Name = "quick",
            }
        );

        Assert.Empty(process.Server.Requests);
        Assert.Single(process.Source.Requests);
        Assert.Equal(("quick", null, null, null), (connection.Name, connection.IdentityName, connection.IdentityId, connection.TenantId));
        Assert.NotNull(connection.TokenExpiresOn);
    }

    [Fact]
    public async Task Connect_Verbose_TellsTheStepsAndNoToken()
    {
        using TestProcess process = new TestProcess().WithOrganization();
        var report = new TestReport();

        await process.ConnectAsync(report: report);

        string all = string.Join("\n", report.VerboseTexts);
        Assert.Contains("Signing in to https://dev.azure.com/contoso/ as Test.", all);
        Assert.Contains("belongs to tenant 11111111-2222-3333-4444-555555555555", all);
        Assert.Contains("'build-identity'", all);
        Assert.DoesNotContain("token-1", all);
    }
}
