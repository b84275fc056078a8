
namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>When Azure DevOps refuses, or gives no usable answer.</summary>
public sealed class ServiceFailureTests() : ToolTests(new EmulatorOptions { Entra = true })
{
    [Theory]
    [InlineData("Elsewhere", "NotInOrganization")]
    [InlineData("Personal", "OrganizationNotInEntra")]
    public async Task OrganizationWithoutThisIdentity(string organization, string errorId) =>
        (await ApplicationInAsync(organization, "projects")).Failed(4, errorId);

    [Fact]
    public async Task SignInPage_IsARefusal()
    {
        Emulator.Faults.Set(EmulatedRoute.ConnectionData, new SignInPageFault());

        ToolOutcome outcome = (await ApplicationAsync("projects")).Failed(4, "NotSignedIn");

        Assert.DoesNotContain("Connect-AdoEntra", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_IsARefusal()
    {
        Emulator.Faults.Set(EmulatedRoute.ConnectionData, new AnonymousFault());

        (await ApplicationAsync("projects")).Failed(4, "NotSignedIn");
    }

    [Theory]
    [InlineData(403, "VS403463: The conditional access policy failed.", 4, "ConditionalAccess")]
    [InlineData(403, "TF401027: You need the Read permission.", 4, "NotPermitted")]
    [InlineData(404, "VS800075: The project does not exist.", 5, "NotFound")]
    [InlineData(400, "VS402: What?", 2, "InvalidRequest")]
    [InlineData(429, "TF400733: The request has been canceled.", 6, "Throttled")]
    [InlineData(500, "VS403999: Out of order.", 6, "Transient")]
    [InlineData(409, "VS402: Meanwhile it has changed.", 1, "Conflict")]
    public async Task Refusal(int status, string message, int exitCode, string errorId)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ErrorFault { Status = status, Message = message });

        ToolOutcome outcome = (await ApplicationAsync("projects", "--request-timeout-sec", "10")).Failed(exitCode, errorId);

        Assert.Contains(message, outcome.Failures[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 1, "UnexpectedResponse")]
    [InlineData("nonsense", null, 1, "UnexpectedResponse")]
    [InlineData("{", null, 6, "Transient")]
    [InlineData("<html></html>", "text/html", 4, "NotSignedIn")]
    public async Task UselessAnswer(string? body, string? type, int exitCode, string errorId)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 200, Body = body, ContentType = type });

        (await ApplicationAsync("projects")).Failed(exitCode, errorId);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new RedirectFault { Target = RedirectTarget.Foreign });

        (await ApplicationAsync("projects")).Failed(1, "HostNotAllowed");

        Assert.Empty(Emulator.ForeignRequests.List());
    }

    [Fact]
    public async Task TokenRefusedOnce_IsRenewed()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new UnauthorizedFault { Times = 1 });

        (await ApplicationAsync("projects")).Succeeded();
    }

    [Fact]
    public async Task Verbose_SaysWhatSupportAsksFor()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ErrorFault { Status = 403, Message = "TF401027: You need the Read permission." });

        ToolOutcome outcome = await ApplicationAsync("projects", "--verbose");

        Assert.Matches("(?m)^verbose: HTTP 403, code TF401027, type EmulatedException, activity [0-9a-f-]{36}$", outcome.Error);
    }

    [Fact]
    public async Task Message_CannotSteerTheTerminal()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects,
            new ErrorFault { Status = 403, Message = "TF401027: \u001b[31mred\r\nand\ta new line" }
        );

        ToolOutcome outcome = (await ApplicationAsync("projects")).Failed(4, "NotPermitted");

        Assert.Contains("[31mred and a new line", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Error);
    }
}
