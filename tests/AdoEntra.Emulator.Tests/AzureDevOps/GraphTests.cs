using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class GraphTests() : EmulatorTests(new EmulatorOptions { ServerPageSize = 3, ExtraUsers = 5 })
{
    private const string Root = "vssps.dev.azure.com/MyOrg/_apis/graph/";
    private const string Version = "api-version=7.1-preview.1";

    [Theory]
    [InlineData("users", 13)]
    [InlineData("serviceprincipals", 6)]
    [InlineData("groups", 5)]
    public async Task List_ByHeaderToken_IsEveryOneOnce(string resource, int expected)
    {
        var descriptors = new List<string>();
        for (string? token = string.Empty; token is not null;)
        {
            using var answer = await CallAsync($"{Root}{resource}?{Version}{token}");
            descriptors.AddRange((await ValueAsync(answer)).Select(subject => subject.Text("descriptor")));
            token = answer.Header("x-ms-continuationtoken") is { } next ? "&continuationToken=" + Uri.EscapeDataString(next) : null;
        }

        Assert.Equal(expected, descriptors.Count);
        Assert.Equal(expected, descriptors.Distinct().Count());
        Assert.Equal((expected + 2) / 3, Emulator.Requests.List().Count);
    }

    [Fact]
    public async Task List_TokenNotEncodedOrOfAnotherList_Is400()
    {
        using var first = await CallAsync($"{Root}users?{Version}");
        var token = first.Header("x-ms-continuationtoken")!;

        using var raw = await CallAsync($"{Root}users?{Version}&continuationToken={token}");
        using var elsewhere = await CallAsync($"{Root}groups?{Version}&continuationToken={Uri.EscapeDataString(token)}");

        Assert.Equal(HttpStatusCode.BadRequest, raw.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Get_ServicePrincipal_HasBothIds()
    {
        var identity = Emulator.State.SystemAssigned;
        var page = await (await CallAsync($"{Root}serviceprincipals?{Version}")).JsonAsync();
        var listed = page.GetProperty("value").EnumerateArray().First(one => one.Text("originId") == identity.ObjectId.ToString());

        var asked = await (await CallAsync($"{listed.Text("url")}?{Version}")).JsonAsync();

        Assert.Equal(identity.ClientId.ToString(), asked.Text("applicationId"));
        Assert.Equal("servicePrincipal", asked.Text("subjectKind"));
        Assert.Equal("managedidentity", asked.Text("metaType"));
        Assert.StartsWith("aadsp.", asked.Text("descriptor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users/aad.none")]
    [InlineData("groups/vssgp.none")]
    [InlineData("memberships/aad.none/vssgp.none")]
    public async Task Get_Unknown_Is404(string what)
    {
        var error = await (await CallAsync($"{Root}{what}?{Version}")).JsonAsync(HttpStatusCode.NotFound);

        Assert.StartsWith("VS860016", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memberships_PutAndDelete_ChangeTheGroup()
    {
        var groups = await ValueAsync(await CallAsync($"{Root}groups?{Version}"));
        var user = (await ValueAsync(await CallAsync($"{Root}users?{Version}")))[0].Text("descriptor");
        var membership = $"{Root}memberships/{user}/{groups[2].Text("descriptor")}?{Version}";
        var up = $"{Root}memberships/{user}?direction=up&{Version}";
        Assert.Single(await ValueAsync(await CallAsync(up)));

        using var put = await CallAsync(membership, HttpMethod.Put);
        using var again = await CallAsync(membership, HttpMethod.Put);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, again.StatusCode));
        Assert.Equal(2, (await ValueAsync(await CallAsync(up))).Count);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(membership, HttpMethod.Head)).StatusCode);

        using var deleted = await CallAsync(membership, HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(membership, HttpMethod.Head)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(membership, HttpMethod.Delete)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await CallAsync($"{Root}memberships/{user}/vssgp.none?{Version}", HttpMethod.Put)).StatusCode);
    }

    [Fact]
    public async Task SubjectLookup_OfAnyKind_LeavesOutWhatIsNotThere()
    {
        var user = (await ValueAsync(await CallAsync($"{Root}users?{Version}")))[0].Text("descriptor");
        var group = (await ValueAsync(await CallAsync($"{Root}groups?{Version}")))[0].Text("descriptor");
        var body = $$"""
            {"lookupKeys":[{"descriptor":"{{user}}"},{"descriptor":"{{group}}"},{"descriptor":"aad.none"}]}
            """;

        var answer = await (await SendAsync(HttpMethod.Post, $"{Root}subjectlookup?{Version}", body)).JsonAsync();

        Assert.Equal(
            [(user, "user"), (group, "group")],
            answer.EnumerateObject().Select(one => (one.Name, one.Value.Text("subjectKind"))));
    }

    private static async Task<List<JsonElement>> ValueAsync(HttpResponseMessage answer) =>
        [.. (await answer.JsonAsync()).GetProperty("value").EnumerateArray()];
}
