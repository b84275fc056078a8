using System.Text.Json;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>What a connection shows of itself, and that it shows nothing after its end.</summary>
public sealed class AdoConnectionTests : IDisposable
{
    private readonly TestProcess _process = new TestProcess().WithOrganization();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Properties_OfAConnection_TellWhatItIs()
    {
        AdoConnection connection = await _process.ConnectAsync(
            new ConnectRequest(_process.SignIn)
            {
                Organization = "contoso",
                Project = "SecretSauce",
                Name = "main",
            }
        );

        Assert.Equal("main", connection.Name);
        Assert.Equal("contoso", connection.Organization);
        Assert.Equal("https://dev.azure.com/contoso", connection.OrganizationUrl);
        Assert.Equal("SecretSauce", connection.Project);
        Assert.Equal("Test", connection.CredentialKind);
        Assert.Equal("build-identity", connection.IdentityName);
        Assert.Equal("99999999-8888-7777-6666-555555555555", connection.IdentityId);
        Assert.Equal("11111111-2222-3333-4444-555555555555", connection.TenantId);
        Assert.Equal(_process.Clock.Now.AddHours(1), connection.TokenExpiresOn);
        Assert.False(connection.IsEmulator);
        Assert.Equal("main", connection.ToString());
    }

    [Fact]
    public async Task TokenExpiresOn_TokenPastItsUse_IsNull()
    {
        AdoConnection connection = await _process.ConnectAsync();

        _process.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(connection.TokenExpiresOn);
    }

    [Fact]
    public async Task Serialization_OfAConnection_ShowsNoToken()
    {
        AdoConnection connection = await _process.ConnectAsync();

        string json = JsonSerializer.Serialize(connection);

        Assert.Contains("\"Organization\":\"contoso\"", json);
        Assert.DoesNotContain("token-1", json);
        Assert.DoesNotContain("token-1", connection.ToString());
    }

    // Internals too: a debugger, a logger or a record's own text must not print what was not asked for.
    [Fact]
    public async Task ToString_OfEverythingBehindAConnection_ShowsNoToken()
    {
        AdoConnection connection = await _process.ConnectAsync();

        Assert.DoesNotContain("token-1", connection.Session.ToString());
        Assert.DoesNotContain("token-1", connection.Session.Identity.ToString());
        Assert.True(_process.Product.Tokens.TryGetCached(connection.Session.Identity, out CachedToken? token));
        Assert.Equal("token-1", token.Value);
        Assert.DoesNotContain("token-1", token.ToString());
    }

    [Fact]
    public async Task Session_AfterTheEnd_RefusesUse()
    {
        AdoConnection connection = await _process.ConnectAsync();

        connection.End();

        var refusal = Assert.Throws<AdoConnectionException>(() => connection.Session);
        Assert.Equal(ErrorIds.NotConnected, refusal.ErrorId);
        Assert.StartsWith("The connection 'contoso' was closed by Disconnect-AdoEntra.", refusal.Message);
        Assert.Equal("contoso", refusal.Target);
        Assert.Null(connection.TokenExpiresOn);
        Assert.Equal("contoso", connection.Organization);
    }
}
