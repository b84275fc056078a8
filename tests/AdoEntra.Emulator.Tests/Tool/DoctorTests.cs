using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra doctor</c>: the steps of a diagnosis, and an exit code that scripts can test.</summary>
public sealed class DoctorTests() : ToolTests(new EmulatorOptions { Entra = true })
{
    [Fact]
    public async Task Healthy_IsALineForEachStep()
    {
        ToolOutcome outcome = (await ApplicationAsync("doctor")).Succeeded();

        Assert.Equal(15, outcome.Lines.Length);
        Assert.StartsWith("Passed   Environment: Runs ", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains(outcome.Lines, static line => line.StartsWith("Passed   Repositories: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Elsewhere", 4, "Identity", "NotInOrganization", "TF401444")]
    [InlineData("Personal", 4, "Tenant", "OrganizationNotInEntra", null)]
    [InlineData("NoSuchOrg", 5, "Organization", "OrganizationNotFound", null)]
    public async Task Broken_SaysWhatAndEndsWithTheCodeOfItsCause(
        string organization,
        int exitCode,
        string step,
        string cause,
        string? code
    )
    {
        ToolOutcome outcome = await ApplicationInAsync(organization, "doctor", "--json");

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Empty(outcome.Failures);
        using var steps = JsonDocument.Parse(outcome.Output);
        JsonElement failed = Assert.Single(
            steps.RootElement.EnumerateArray(),
            static item => item.GetProperty("status").GetString() == "Failed"
        );
        Assert.Equal(
            (step, cause, code),
            (failed.GetProperty("step").GetString(), failed.GetProperty("cause").GetString(), failed.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task WrongSecret_FailsAtTheTokenInTheWordsOfThisShell()
    {
        ToolOutcome outcome = await RunAsync(
            static _ => { },
            "doctor",
            "--organization",
            "MyOrg",
            "--client-id",
            "11111111-2222-3333-4444-555555555555",
            "--client-secret",
            "env:SECRET_OF_THE_TEST",
            "--output",
            "table"
        );

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("AADSTS700016", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--tenant-id", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("-TenantId", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("Step ", outcome.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFile_IsAStepAndNoUsageError()
    {
        ToolOutcome outcome = await RunAsync(
            static _ => { },
            "doctor",
            "--organization",
            "MyOrg",
            "--client-id",
            "11111111-2222-3333-4444-555555555555",
            "--certificate-path",
            "no-such-file.pfx"
        );

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Failed   Credential: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_HasVersionsAndActivityIds()
    {
        ToolOutcome outcome = await ApplicationInAsync("Elsewhere", "doctor", "--output", "report");

        Assert.StartsWith("AdoEntra diagnosis, ", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains(" in adoentra, ", outcome.Lines[1], StringComparison.Ordinal);
        Assert.Matches("activity id [0-9a-f-]{36}", outcome.Output);
    }

    [Fact]
    public async Task NothingToRead_CountsAsRefused()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 200, Body = """{"count":0,"value":[]}""" });

        Assert.Equal(4, (await ApplicationAsync("doctor")).ExitCode);
    }

    [Fact]
    public async Task UnknownForm_IsAUsageError() => (await ApplicationAsync("doctor", "--output", "xml")).Failed(2, "InvalidRequest");
}
