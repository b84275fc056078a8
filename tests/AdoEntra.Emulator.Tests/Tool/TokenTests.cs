using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra token</c>.</summary>
public sealed class TokenTests() : ToolTests(new EmulatorOptions { Entra = true })
{
    private string Issued => Assert.Single(Emulator.State.Tokens.Issued).Value;

    // As a script gets it.
    [Fact]
    public async Task Plain_IsTheTokenAlone()
    {
        ToolOutcome outcome = (await ProcessAsync("token")).Succeeded();

        Assert.Equal(Issued + "\n", outcome.Output);
    }

    [Fact]
    public async Task Header_IsWhatCurlTakes()
    {
        ToolOutcome outcome = (await ApplicationAsync("token", "--header")).Succeeded();

        Assert.Equal($"Authorization: Bearer {Issued}\n", outcome.Output);
    }

    [Fact]
    public async Task Json_SaysWhatItIs()
    {
        ToolOutcome outcome = (await ApplicationAsync("token", "--json")).Succeeded();

        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement token = document.RootElement;
        Assert.Equal(
            ["token", "expiresOn", "tokenType", "tenantId", "source"],
            token.EnumerateObject().Select(static property => property.Name)
        );
        Assert.Equal(Issued, token.Text("token"));
        Assert.Equal("Bearer", token.Text("tokenType"));
        Assert.Equal(Emulator.State.TenantId.ToString(), token.Text("tenantId"));
        Assert.Equal("ClientSecret", token.Text("source"));
        DateTimeOffset expires = DateTimeOffset.Parse(token.Text("expiresOn"), CultureInfo.InvariantCulture);
        Assert.Equal(Emulator.State.Tokens.Issued.Single().ExpiresOn, expires, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task ForceRefresh_GoesBackToTheSource()
    {
        ToolOutcome outcome = (await ApplicationAsync("token", "--force-refresh")).Succeeded();

        Assert.Equal(2, Emulator.Requests.List(EmulatedRoute.Token).Count);
        Assert.Equal(2, Emulator.State.Tokens.Issued.Count);
        Assert.Contains(outcome.Output.TrimEnd('\n'), Emulator.State.Tokens.Issued.Select(static token => token.Value));
    }

    [Fact]
    public async Task SkipVerification_AsksTheOrganizationNothing()
    {
        (await ApplicationAsync("token", "--skip-verification", "--tenant-id", $"{Emulator.State.TenantId}")).Succeeded();

        Assert.Single(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("--client-id")]
    [InlineData("--object-id")]
    [InlineData("--resource-id")]
    public async Task UserAssigned_ByEachId(string option)
    {
        EmulatedIdentity identity = Emulator.State.UserAssigned[0];
        string id = option switch
        {
            "--client-id" => $"{identity.ClientId}",
            "--object-id" => $"{identity.ObjectId}",
            _ => identity.ResourceId!,
        };

        (await ProcessAsync("token", option, id)).Succeeded();

        Assert.Equal(identity.Name, Assert.Single(Emulator.State.Tokens.Issued).Identity.Name);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("token", "--header")]
    [InlineData("token", "--json", "--force-refresh")]
    [InlineData("projects")]
    [InlineData("repositories", "--output", "json")]
    public async Task Token_IsNeverOnStderr(params string[] args)
    {
        ToolOutcome outcome = await ApplicationAsync([.. args, "--verbose"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("verbose: ", outcome.Error, StringComparison.Ordinal);
        Assert.All(Emulator.State.Tokens.Issued, token => Assert.DoesNotContain(token.Value, outcome.Error, StringComparison.Ordinal));
        if (args[0] != "token")
            Assert.All(Emulator.State.Tokens.Issued, token => Assert.DoesNotContain(token.Value, outcome.Output, StringComparison.Ordinal));
    }
}
