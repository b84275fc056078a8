using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class WorkItemsTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/wit/";
    private const string Version = "api-version=7.1";
    private const string Patch = "application/json-patch+json";

    [Theory]
    [InlineData("MyOrg/_apis/wit/workitems?ids=3,1,2&")]
    [InlineData(Root + "workitems?ids=3,1,2&")]
    public async Task List_ByIds_IsInThatOrder(string target)
    {
        var page = await (await CallAsync(target + Version)).JsonAsync();

        Assert.Equal([3, 1, 2], Ids(page));
        Assert.Equal("Würze 3: \"süß\" & <sauer>", page.GetProperty("value")[0].GetProperty("fields").Text("System.Title"));
    }

    [Theory]
    [InlineData(200, HttpStatusCode.OK)]
    [InlineData(201, HttpStatusCode.BadRequest)]
    public async Task List_OrBatch_TakesTwoHundredAtMost(int count, HttpStatusCode status)
    {
        var ids = Enumerable.Range(1, count).ToArray();

        using var list = await CallAsync($"{Root}workitems?ids={string.Join(',', ids)}&{Version}");
        using var batch = await BatchAsync($$"""{"ids":[{{string.Join(',', ids)}}]}""");

        Assert.Equal((status, status), (list.StatusCode, batch.StatusCode));
        if (status == HttpStatusCode.OK)
        {
            Assert.Equal(ids, Ids(await batch.JsonAsync()));
        }
        else
        {
            Assert.StartsWith("VS403474", (await batch.JsonAsync(status)).Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Batch_FieldsAndPolicy_AreMinded()
    {
        using var missing = await BatchAsync("""{"ids":[1,9999]}""");
        var page = await (await BatchAsync(
            """{"ids":[1,9999,2],"fields":["System.Id","system.title"],"errorPolicy":"omit"}""")).JsonAsync();

        Assert.StartsWith("TF401232", (await missing.JsonAsync(HttpStatusCode.NotFound)).Text("message"), StringComparison.Ordinal);
        Assert.Equal([1, 2], Ids(page));
        Assert.Equal(
            ["System.Id", "System.Title"],
            page.GetProperty("value")[0].GetProperty("fields").EnumerateObject().Select(field => field.Name)
        );
    }

    [Theory]
    [InlineData("workitems/9999?")]
    [InlineData("workitems/x?")]
    [InlineData("attachments/00000000-0000-0000-0000-000000000001?")]
    public async Task Get_Unknown_Is404(string what)
    {
        using var answer = await CallAsync($"{Root}{what}{Version}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_FromAnotherProject_Is404()
    {
        using var answer = await CallAsync($"MyOrg/Legacy/_apis/wit/workitems/1?{Version}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Create_Change_Delete_AreThreeStatesOfOne()
    {
        var made = await (await SendAsync(HttpMethod.Post, $"{Root}workitems/$bug?{Version}",
            """
            [{"op":"add","path":"/fields/System.Title","value":"Zu salzig"},
             {"op":"add","path":"/relations/-","value":{"rel":"Hyperlink","url":"https://example.com/"}}]
            """, Patch)).JsonAsync();
        var (id, url) = (made.GetProperty("id").GetInt32(), made.Text("url") + "?" + Version);
        Assert.Equal((451, 1, "Bug"), (id, made.GetProperty("rev").GetInt32(), made.GetProperty("fields").Text("System.WorkItemType")));
        Assert.Equal("runbook-host", made.GetProperty("fields").Text("System.CreatedBy"));
        Assert.False((await (await CallAsync(url)).JsonAsync()).TryGetProperty("relations", out _));
        Assert.Equal(1, (await (await CallAsync(url + "&$expand=relations")).JsonAsync()).GetProperty("relations").GetArrayLength());

        var changed = await (await SendAsync(HttpMethod.Patch, $"{Root}workitems/{id}?{Version}",
            """
            [{"op":"test","path":"/rev","value":1},{"op":"replace","path":"/fields/System.State","value":"Closed"},
             {"op":"add","path":"/fields/Custom.Grams","value":12.5},{"op":"remove","path":"/fields/System.AreaPath"}]
            """, Patch)).JsonAsync();
        var fields = changed.GetProperty("fields");
        Assert.Equal(
            (2, "Closed", 12.5),
            (changed.GetProperty("rev").GetInt32(), fields.Text("System.State"), fields.GetProperty("Custom.Grams").GetDouble())
        );
        Assert.False(fields.TryGetProperty("System.AreaPath", out _));

        var deleted = await (await CallAsync($"{Root}workitems/{id}?{Version}", HttpMethod.Delete)).JsonAsync();
        Assert.Equal((id, "Zu salzig"), (deleted.GetProperty("id").GetInt32(), deleted.Text("name")));
        using var gone = await CallAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/rev","value":7}]""", 412)]
    [InlineData("""[{"op":"test","path":"/fields/System.State","value":"Closed"}]""", 412)]
    [InlineData("""[{"op":"replace","path":"/fields/System.Title","value":""}]""", 400)]
    [InlineData("""[{"op":"move","path":"/fields/System.Title"}]""", 400)]
    [InlineData("""[{"op":"add"}]""", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("x", 400)]
    public async Task Change_WhatDoesNotFit_IsRefusedAndChangesNothing(string body, int status)
    {
        using var answer = await SendAsync(HttpMethod.Patch, $"{Root}workitems/1?{Version}", body, Patch);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(1, (await (await CallAsync($"{Root}workitems/1?{Version}")).JsonAsync()).GetProperty("rev").GetInt32());
    }

    [Theory]
    [InlineData("POST", "workitems/$Task")]
    [InlineData("PATCH", "workitems/1")]
    public async Task Change_AsPlainJson_IsRefused(string method, string target)
    {
        OutsideContract("another type of body");

        var error = await (await SendAsync(
            new HttpMethod(method), $"{Root}{target}?{Version}", """[{"op":"add","path":"/fields/System.Title","value":"x"}]""")).JsonAsync(
                HttpStatusCode.UnsupportedMediaType);

        Assert.Contains("'application/json' is not supported", error.GetProperty("value").Text("Message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$Unheard", """[{"op":"add","path":"/fields/System.Title","value":"x"}]""", 404)]
    [InlineData("$Task", """[{"op":"add","path":"/fields/System.State","value":"New"}]""", 400)]
    public async Task Create_WhatDoesNotFit_IsRefused(string type, string body, int status)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{Root}workitems/{type}?{Version}", body, Patch);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Create_ManyAtOnce_HaveNumbersOfTheirOwn()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => (await (await SendAsync(
            HttpMethod.Post, $"{Root}workitems/$Task?{Version}", """[{"op":"add","path":"/fields/System.Title","value":"x"}]""", Patch))
            .JsonAsync()).GetProperty("id").GetInt32()));

        Assert.Equal(Enumerable.Range(451, 30), made.Order());
    }

    private Task<HttpResponseMessage> BatchAsync(string body) => SendAsync(HttpMethod.Post, $"{Root}workitemsbatch?{Version}", body);

    private static IEnumerable<int> Ids(JsonElement page) =>
        page.GetProperty("value").EnumerateArray().Select(item => item.GetProperty("id").GetInt32());
}
