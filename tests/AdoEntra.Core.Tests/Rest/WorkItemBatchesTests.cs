using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Writing;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>More than 200 work items by their ids are several requests, and one list all the same.</summary>
public sealed class WorkItemBatchesTests : IDisposable
{
    private const string Items = "Alpha/_apis/wit/workitems";
    private const string Batch = "_apis/wit/workitemsbatch";

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(200, "200")]
    [InlineData(201, "200 1")]
    [InlineData(400, "200 200")]
    [InlineData(1001, "200 200 200 200 200 1")]
    public void Split_PartsAreFull_AndTogetherTheWhole(int count, string sizes)
    {
        string ids = Ids(count);

        ServiceRequest[] queries = [.. WorkItemBatches.Split(new ServiceRequest($"{Items}?$expand=all&ids={ids}", "them"))];
        ServiceRequest[] bodies = [.. WorkItemBatches.Split(Post($$"""{"$expand":"all","ids":[{{ids}}],"fields":["ü"]}"""))];

        Assert.Equal(
            sizes,
            string.Join(" ", queries.Select(static part => part.Query("ids")!.Split([','], StringSplitOptions.RemoveEmptyEntries).Length))
        );
        Assert.Equal(ids, string.Join(",", queries.Select(static part => part.Query("ids"))));
        Assert.All(queries, static part => Assert.Equal("all", part.Query("$expand")));
        Assert.Equal(sizes, string.Join(" ", bodies.Select(static part => BodyIds(part).Length)));
        Assert.Equal(ids, string.Join(",", bodies.SelectMany(BodyIds)));
        Assert.All(
            bodies,
            static part =>
                Assert.Equal(("all", "ü"), (Json(part).GetProperty("$expand").GetString(), Json(part).GetProperty("fields")[0].GetString()))
        );
    }

    // A list that is gone through twice is the same twice: a request may be repeated.
    [Fact]
    public void Split_GoneThroughTwice_IsTheSame()
    {
        IEnumerable<ServiceRequest> parts = WorkItemBatches.Split(Post($$"""{"ids":[{{Ids(450)}}]}"""));

        Assert.Equal(parts.SelectMany(BodyIds), parts.SelectMany(BodyIds));
        Assert.Equal(450, parts.SelectMany(BodyIds).Distinct().Count());
    }

    // What is no such request, or none that makes sense, goes as it is: the service has words for it.
    [Theory]
    [InlineData("GET", "_apis/wit/workitems/17", null)]
    [InlineData("PATCH", "_apis/wit/workitems?ids=1,2", "{}")]
    [InlineData("POST", "_apis/wit/other", """{"ids":[*]}""")]
    [InlineData("POST", Batch, "no json")]
    [InlineData("POST", Batch, "[*]")]
    [InlineData("POST", Batch, """{"ids":"*"}""")]
    [InlineData("POST", Batch, """{"other":[*]}""")]
    [InlineData("POST", Batch, "")]
    public void Split_AnythingElse_IsItself(string verb, string route, string? body)
    {
        var request = new ServiceRequest(route, "them")
        {
            Method = new HttpMethod(verb),
            Body = body is null ? null : new BytesBody(Encoding.UTF8.GetBytes(body.Replace("*", Ids(500))), BodyMedia.Json),
        };

        Assert.Same(request, Assert.Single(WorkItemBatches.Split(request)));
    }

    [Fact]
    public void Split_FileOfIds_IsItself()
    {
        ServiceRequest request = Post("") with { Body = new FileBody("ids.json", BodyMedia.Json) };

        Assert.Same(request, Assert.Single(WorkItemBatches.Split(request)));
    }

    [Fact]
    public void Split_WholeAddress_StaysWhole()
    {
        var request = new ServiceRequest("", "them") { Address = new Uri($"https://contoso.visualstudio.com/{Items}?ids={Ids(201)}") };

        ServiceRequest[] parts = [.. WorkItemBatches.Split(request)];

        Assert.Equal(["contoso.visualstudio.com", "contoso.visualstudio.com"], parts.Select(static part => part.Address!.Host));
        Assert.Equal("201", parts[1].Query("ids"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Read_AllParts_AreOneListInOrder(string verb)
    {
        _process.Server.OnGet(TestProcess.Organization + Items, static request => List(request.Query("ids")!));
        _process.Server.On(
            HttpMethod.Post,
            TestProcess.Organization + Batch,
            static request =>
                List(
                    string.Join(
                        ",",
                        JsonDocument
                            .Parse(request.Body!)
                            .RootElement.GetProperty("ids")
                            .EnumerateArray()
                            .Select(static id => id.GetRawText())
                    )
                )
        );
        ServiceRequest request = verb == "GET" ? new($"{Items}?ids={Ids(450)}", "them") : Post($$"""{"ids":[{{Ids(450)}}]}""");

        List<string?> ids = await ReadAsync(request);

        Assert.Equal(Ids(450), string.Join(",", ids));
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task Read_PartThatIsRefused_ComesBehindThoseBeforeIt()
    {
        _process.Server.OnGet(
            TestProcess.Organization + Items,
            static request =>
                request.Query("ids")!.StartsWith("201,", StringComparison.Ordinal)
                    ? Answer.Json("""{"message":"TF401232: Work item 300 does not exist"}""", 404)
                    : List(request.Query("ids")!)
        );
        List<string?> ids = [];

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(new($"{Items}?ids={Ids(450)}", "them"), ids));

        Assert.Equal((ErrorIds.NotFound, "TF401232"), (failure.ErrorId, failure.ServiceCode));
        Assert.Equal(Ids(200), string.Join(",", ids));
        Assert.Equal(2, _process.Server.Requests.Count);
    }

    private static string Ids(int count) => string.Join(",", Enumerable.Range(1, count));

    private static ServiceRequest Post(string body) =>
        new(Batch, "them")
        {
            Method = HttpMethod.Post,
            IsQuery = true,
            Body = new BytesBody(Encoding.UTF8.GetBytes(body), BodyMedia.Json),
        };

    private static JsonElement Json(ServiceRequest request) => JsonDocument.Parse(((BytesBody)request.Body!).Bytes).RootElement;

    private static string[] BodyIds(ServiceRequest request) =>
        [.. Json(request).GetProperty("ids").EnumerateArray().Select(static id => id.GetRawText())];

    private static HttpResponseMessage List(string ids) =>
        Answer.Json($$"""{"value":[{{string.Join(",", ids.Split(',').Select(static id => $$"""{"id":{{id}}}"""))}}]}""");

    private async Task<List<string?>> ReadAsync(ServiceRequest request, List<string?>? ids = null)
    {
        ids ??= [];
        var reader = new RestReader(_process.Product.Client, _process.Session(), RequestContext.Silent);
        var call = new RestRequest(request, PagingStyle.None);
        await foreach (
            IReadOnlyList<AdoProject> batch in reader.ReadAsync(
                call,
                AdoProject.Reader,
                static AdoProject (_) => throw new InvalidOperationException("Nothing but JSON was sent."),
                null,
                null,
                default
            )
        )
        {
            ids.AddRange(batch.Select(static item => item.Id));
        }

        return ids;
    }
}
