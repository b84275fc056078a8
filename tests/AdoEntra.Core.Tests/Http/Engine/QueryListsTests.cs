using AdoEntra.Core.Tests.Support;
using AdoEntra.Http.Rest;

namespace AdoEntra.Core.Tests.Http.Engine;

/// <summary>A list given for one name of a query is sent whole: with commas, as every list of the contract is.</summary>
public sealed class QueryListsTests : IDisposable
{
    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("ids", "1,2,3", "?ids=1,2,3")]
    [InlineData("tokens", "a b,c&d", "?tokens=a%20b,c%26d")]
    [InlineData("fields", "System.Id", "?fields=System.Id")]
    public async Task List_IsOneParameterWithCommas(string name, string values, string query)
    {
        RestRequest request = await _scene.ResolveAsync(Call("_apis/nobody/knows", values.Split(',').Select(value => (name, value))));

        Assert.Equal(query, request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    // A part of the list that stood in its place would be another question, and its answer would look like the right one.
    [Fact]
    public async Task List_OfManyIds_IsAskedForWhole()
    {
        const string Address = TestProcess.Organization + "_apis/wit/workitems";
        _scene.Server.OnGet(Address, request => Answer.Json($"{{\"value\":[{string.Join(",", request.Query("ids")!.Split(',').Select(static id => $"{{\"id\":{id}}}"))}]}}"));

        IReadOnlyList<object?> items = await _scene.ReadAsync(Call("_apis/wit/workitems", Enumerable.Range(1, 450).Select(static id => ("ids", $"{id}"))));

        Assert.Equal(Enumerable.Range(1, 450).Select(static id => (object)(long)id), items.Select(static item => ((ReadObject)item!)["id"]));
        Assert.Equal([200, 200, 50], _scene.Server.Requests.Select(static request => request.Query("ids")!.Split(',').Length));
    }

    [Fact]
    public async Task List_InTheOrderGiven_BesideOthers()
    {
        RestRequest request = await _scene.ResolveAsync(Call("_apis/nobody/knows?z=9", [("b", "2"), ("a", "1"), ("B", "3"), ("$top", "5")]));

        Assert.Equal("?z=9&b=2,3&a=1&$top=5", request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    [Fact]
    public async Task Name_ThatTheAddressHas_IsReplaced()
    {
        RestRequest request = await _scene.ResolveAsync(Call("_apis/nobody/knows?ids=9&x=1", [("ids", "1"), ("ids", "2")]));

        Assert.Equal("?x=1&ids=1,2", request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    private static RestCall Call(string address, IEnumerable<(string Name, string Value)> query) =>
        new() { Address = address, Query = [.. query.Select(static one => new KeyValuePair<string, string>(one.Name, one.Value))] };
}
