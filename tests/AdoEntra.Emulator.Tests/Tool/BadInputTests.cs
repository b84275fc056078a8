namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>What users get wrong: found out before any request is sent, wherever that can be.</summary>
public sealed class BadInputTests : ToolTests
{
    private const string SomeId = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("projects")]
    [InlineData("repositories", "--project", "SecretSauce")]
    [InlineData("token", "--header")]
    public async Task NoOrganization(params string[] args)
    {
        ToolOutcome outcome = (await RunAsync([.. args, "--identity"])).Failed(2, "NoOrganization");

        Assert.Contains("--organization", outcome.Failures[1], StringComparison.Ordinal);
        Assert.Contains("ADOENTRA_ORGANIZATION", outcome.Failures[1], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("https://evil.example/MyOrg")]
    [InlineData("https://dev.azure.com.evil.example/MyOrg")]
    [InlineData("https://dev.azure.com@evil.example/MyOrg")]
    [InlineData("http://dev.azure.com/MyOrg")]
    public async Task OtherHost(string organization)
    {
        (await RunAsync("projects", "--identity", "--organization", organization)).Failed(2, "HostNotAllowed");

        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("--client-id", "not-a-guid")]
    [InlineData("--object-id", "")]
    [InlineData("--resource-id", SomeId)]
    public async Task MalformedId(string option, string id)
    {
        ToolOutcome outcome = (await RunAsync(["projects", option, id, .. Identity])).Failed(2, "InvalidRequest");

        Assert.Contains(option, outcome.Failures[0], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Fact]
    public async Task TwoIds()
    {
        ToolOutcome outcome = (await RunAsync(["projects", "--client-id", SomeId, "--object-id", SomeId, .. Identity])).Failed(
            2,
            "InvalidRequest"
        );

        Assert.Contains("--client-id, --object-id and --resource-id", outcome.Failures[1], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Fact]
    public async Task IdAlone_IsNoWayToSignIn()
    {
        ToolOutcome outcome = (await RunAsync("token", "--client-id", SomeId)).Failed(2, "InvalidRequest");

        Assert.Contains("--identity", outcome.Failures[1], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Fact]
    public async Task UnknownOrganization() =>
        (await RunAsync(["projects", .. Token, "--organization", "Nowhere"])).Failed(5, "OrganizationNotFound");

    [Fact]
    public async Task UnknownProject()
    {
        ToolOutcome outcome = await SignedInAsync("repositories", "--project", "Nope");

        outcome.Failed(5, "NotFound");
        Assert.Contains("'Nope'", outcome.Failures[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownIdentity() => (await ProcessAsync("projects", "--client-id", SomeId)).Failed(3, "IdentityNotFound");
}
