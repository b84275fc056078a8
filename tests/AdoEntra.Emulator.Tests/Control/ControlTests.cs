using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Control;

public sealed class ControlTests : EmulatorTests
{
    [Fact]
    public async Task Health_SaysWhereAndWhat()
    {
        var health = await (await GetAsync("_emulator/health")).JsonAsync();

        Assert.Equal("ok", health.Text("status"));
        Assert.Equal(Emulator.BaseUri.AbsoluteUri, health.Text("url"));
        Assert.Equal(Emulator.ForeignUri.AbsoluteUri, health.Text("foreignUrl"));
        Assert.Equal(Environment.ProcessId, health.GetProperty("processId").GetInt32());
        Assert.Equal(
            ["MyOrg", "Elsewhere", "Personal"], health.GetProperty("organizations").EnumerateArray().Select(name => name.GetString()!));
    }

    [Fact]
    public async Task Requests_List_HasNoCredentialButSaysThatThereWasOne()
    {
        var secret = Emulator.Variables()["IDENTITY_HEADER"];
        (await GetAsync("msi/token", ("X-IDENTITY-HEADER", secret), ("Cookie", "VstsSession=abc"))).Dispose();
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned);
        (await GetAsync("MyOrg/_apis/connectionData?x=%20", Bearer(token), ("X-TFS-Session", "s"))).Dispose();

        var text = await (await GetAsync("_emulator/requests")).Content.ReadAsStringAsync();
        var list = await (await GetAsync("_emulator/requests")).JsonAsync();

        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain("VstsSession", text, StringComparison.Ordinal);
        Assert.Equal(2, list.GetProperty("count").GetInt32());
        Assert.True(list.GetProperty("authorizationSeen").GetBoolean());
        var (msi, connection) = (list.GetProperty("value")[0], list.GetProperty("value")[1]);
        Assert.Equal("msi", msi.Text("route"));
        Assert.Equal("[redacted, present]", msi.GetProperty("headers").Text("X-IDENTITY-HEADER"));
        Assert.Equal("connectionData", connection.Text("route"));
        Assert.Equal("/MyOrg/_apis/connectionData?x=%20", connection.Text("target"));
        Assert.Equal("Bearer [redacted, present]", connection.GetProperty("headers").Text("Authorization"));
        Assert.Equal("s", connection.GetProperty("headers").Text("X-TFS-Session"));
    }

    [Fact]
    public async Task Requests_ByRouteAndDelete_Work()
    {
        (await GetAsync("MyOrg")).Dispose();
        (await GetAsync("msi/token")).Dispose();

        Assert.Equal(1, (await (await GetAsync("_emulator/requests?route=MSI")).JsonAsync()).GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("_emulator/requests?route=none")).StatusCode);

        using var deleted = await Client.DeleteAsync(new Uri("_emulator/requests", UriKind.Relative));
        var left = await (await GetAsync("_emulator/requests")).JsonAsync();

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(0, left.GetProperty("count").GetInt32());
        Assert.False(left.GetProperty("authorizationSeen").GetBoolean());
        Assert.Equal(2, left.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Foreign_List_SaysWhetherACredentialCame()
    {
        using var foreign = Calls.NewClient(Emulator.ForeignUri);
        (await foreign.GetAsync(new Uri("somewhere", UriKind.Relative))).Dispose();
        var harmless = await (await GetAsync("_emulator/foreign")).JsonAsync();
        (await foreign.SendAsync(Calls.Request(HttpMethod.Get, "somewhere", ("Authorization", "Bearer t")))).Dispose();
        var leaked = await (await GetAsync("_emulator/foreign")).JsonAsync();

        Assert.Equal((1, false), (harmless.GetProperty("count").GetInt32(), harmless.GetProperty("authorizationSeen").GetBoolean()));
        Assert.Equal((2, true), (leaked.GetProperty("count").GetInt32(), leaked.GetProperty("authorizationSeen").GetBoolean()));
    }

    [Fact]
    public async Task Tokens_Revoke_EndsThemAll()
    {
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned);
        Emulator.State.Tokens.Issue(Emulator.State.UserAssigned[0]);

        var revoked = await (await Client.PostAsync(new Uri("_emulator/tokens/revoke", UriKind.Relative), null)).JsonAsync();

        Assert.Equal(2, revoked.GetProperty("revoked").GetInt32());
        using var call = await GetAsync("MyOrg/_apis/connectionData", Bearer(token), ("X-TFS-FedAuthRedirect", "Suppress"));
        Assert.Equal(HttpStatusCode.Unauthorized, call.StatusCode);
    }

    [Fact]
    public async Task Control_IsNeitherRecordedNorFaulted()
    {
        Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = 500 });

        using var answer = await GetAsync("_emulator/health");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("_emulator")]
    [InlineData("_emulator/none")]
    [InlineData("_emulator/tokens/revoke")]
    public async Task Control_UnknownAddressOrMethod_Is404(string target)
    {
        using var answer = await GetAsync(target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
