using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>When the host gives out no token.</summary>
public sealed class SignInFailureTests : ToolTests
{
    private static readonly TimeSpan s_longestSearch = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task NoManagedIdentityHere_IsSaidWithinThreeSeconds()
    {
        // Takes connections and never answers, as a network that swallows packets does; so the whole of the limit is waited for.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        using ToolProcess tool = ToolProcess.Start(Emulator, OnAMachineWithout, [.. "projects --verbose".Split(' '), .. SignIn]);

        // From the first question on: how long the process takes to start is no matter of the search.
        using Socket asked = await silent.AcceptSocketAsync();
        var search = Stopwatch.StartNew();
        int exitCode = await tool.ExitAsync();
        TimeSpan searched = search.Elapsed;

        Assert.Equal(3, exitCode);
        Assert.InRange(searched, TimeSpan.Zero, s_longestSearch);
        Assert.Contains("adoentra: CredentialUnavailable: There is no managed identity on this machine", (await tool.EndAsync()).Error, StringComparison.Ordinal);

        void OnAMachineWithout(IDictionary<string, string?> variables)
        {
            foreach (string name in Emulator.Variables().Keys.Where(static name => name != "ADOENTRA_EMULATOR_URL")) variables.Remove(name);
            variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = address;
        }
    }

    [Fact]
    public async Task Metadata_IsUsedOnAVirtualMachine()
    {
        ToolOutcome outcome = await ToolProcess.RunAsync(Emulator, variables => Emulator.ApplyTo(variables, EmulatedHost.Imds), [.. "projects SecretSauce --output tsv".Split(' '), .. SignIn]);

        Assert.Single(outcome.Succeeded().Lines);
        Assert.NotEmpty(Emulator.Requests.List(EmulatedRoute.Imds));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task IdentityRefused_SaysNoSecret(int status)
    {
        string header = Emulator.Variables()["IDENTITY_HEADER"];
        Emulator.Faults.Set(EmulatedRoute.Msi, new StatusFault { Status = status, Body = $$"""{"message":"The header {{header}} is not the one."}""" });

        ToolOutcome outcome = (await SignedInAsync("token")).Failed(3, "CredentialUnavailable");

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

        (await SignedInAsync("token", "--timeout-sec", "60")).Failed(exitCode, errorId);
    }

    [Theory]
    [InlineData(TokenDefect.NoAccessToken)]
    [InlineData(TokenDefect.Expired)]
    public async Task EndpointAnswersWithAUselessToken(TokenDefect defect)
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new TokenFault { Defect = defect });

        (await SignedInAsync("token")).Failed(3, "UnexpectedResponse");
    }

    [Fact]
    public async Task EndpointSaysNothing_TimesOut()
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new HangFault());

        ToolOutcome outcome = (await SignedInAsync("token", "--timeout-sec", "1")).Failed(3, "TimedOut");

        Assert.Contains("--timeout-sec", outcome.Failures[1], StringComparison.Ordinal);
    }
}
