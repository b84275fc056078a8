using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>When the host gives out no token.</summary>
[Collection(ChangedEnvironment.Collection)]
public sealed class SignInFailureTests : ToolTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task IdentityRefused_SaysNoSecret(int status)
    {
        string header = Emulator.Variables()["IDENTITY_HEADER"];
        Emulator.Faults.Set(
            EmulatedRoute.Msi,
            new StatusFault { Status = status, Body = $$"""{"message":"The header {{header}} is not the one."}""" }
        );

        ToolOutcome outcome = (await HostAsync()).Failed(3, "CredentialUnavailable");

        Assert.DoesNotContain(header, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html><body>Hello</body></html>", "text/html", 3, "UnexpectedResponse")]
    [InlineData(200, null, null, 3, "UnexpectedResponse")]
    [InlineData(400, """{"error":"invalid_request","error_description":"Identity not found"}""", null, 3, "IdentityNotFound")]
    [InlineData(400, """{"error":"invalid_resource","error_description":"AADSTS500011: not in the tenant"}""", null, 3, "WrongResource")]
    [InlineData(500, null, null, 6, "Transient")]
    [InlineData(429, null, null, 6, "Throttled")]
    public async Task EndpointAnswersWithoutAToken(int status, string? body, string? type, int exitCode, string errorId)
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new StatusFault { Status = status, Body = body, ContentType = type });

        (await HostAsync("--timeout-sec", "60")).Failed(exitCode, errorId);
    }

    [Theory]
    [InlineData(TokenDefect.NoAccessToken)]
    [InlineData(TokenDefect.Expired)]
    public async Task EndpointAnswersWithAUselessToken(TokenDefect defect)
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new TokenFault { Defect = defect });

        (await HostAsync()).Failed(3, "UnexpectedResponse");
    }

    [Fact]
    public async Task EndpointSaysNothing_TimesOut()
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new HangFault());

        var clock = new LeapingClock();
        Task<ToolOutcome> running = HostAsync(clock, "--timeout-sec", "7");
        await Emulator.Requests.WaitForAsync(1, EmulatedRoute.Msi).InTimeAsync();
        clock.Leap(TimeSpan.FromSeconds(7));

        ToolOutcome outcome = (await running).Failed(3, "TimedOut");

        Assert.Contains("--timeout-sec", outcome.Failures[1], StringComparison.Ordinal);
    }

    private Task<ToolOutcome> HostAsync(params string[] args) => HostAsync(new LeapingClock(), args);

    private async Task<ToolOutcome> HostAsync(LeapingClock clock, params string[] args)
    {
        using var environment = new ChangedEnvironment(Emulator, EmulatedHost.AppService);
        string identity = Spelling.New(Emulator.State.UserAssigned[0]);
        return await new ToolRun(Emulator) { Clock = clock }.RunAsync([
            "token",
            "--identity",
            "--resource-id",
            identity,
            "--organization",
            "MyOrg",
            .. args,
        ]);
    }
}
