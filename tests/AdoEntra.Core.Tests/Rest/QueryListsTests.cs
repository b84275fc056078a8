using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

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
        RestRequest request = await _scene.ResolveAsync(Call("_apis/unknown/area", values.Split(',').Select(value => (name, value))));

        Assert.Equal(query, request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    // A part of the list that stood in its place would be another question, and its answer would look like the right one.
    [Fact]
    public async Task List_OfManyIds_IsAskedForWhole()
    {
        const string Address = TestProcess.Organization + "_apis/wit/workitems";
        _scene.Server.OnGet(
            Address,
            request =>
                Answer.Json($"{{\"value\":[{string.Join(",", request.Query("ids")!.Split(',').Select(static id => $"{{\"id\":{id}}}"))}]}}")
        );

        IReadOnlyList<object?> items = await _scene.ReadAsync(
            Call("_apis/wit/workitems", Enumerable.Range(1, 450).Select(static id => ("ids", $"{id}")))
        );

        Assert.Equal(
            Enumerable.Range(1, 450).Select(static id => (object)(long)id),
            items.Select(static item => ((ReadObject)item!)["id"])
        );
        Assert.Equal([200, 200, 50], _scene.Server.Requests.Select(static request => request.Query("ids")!.Split(',').Length));
    }

    [Fact]
    public async Task List_InTheOrderGiven_BesideOthers()
    {
        RestRequest request = await _scene.ResolveAsync(
            Call("_apis/unknown/area?z=9", [("b", "2"), ("a", "1"), ("b", "3"), ("$top", "5")])
        );

        Assert.Equal("?z=9&b=2,3&a=1&$top=5", request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    [Theory]
    [InlineData("_apis/unknown/area?ids=1,2&x=1")]
    [InlineData("https://dev.azure.com/contoso/_apis/unknown/area?IDS=1,2&x=1")]
    public async Task Name_ThatTheAddressHasWithTheSameValue_IsSentOnce(string address)
    {
        RestRequest request = await _scene.ResolveAsync(Call(address, [("ids", "1"), ("ids", "2")]));

        Assert.Equal("?x=1&ids=1,2", request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    // Either of the two would have been dropped silently.
    [Theory]
    [InlineData("_apis/unknown/area?ids=9&x=1", "ids")]
    [InlineData("_apis/unknown/area?IDS=9&x=1", "ids")]
    [InlineData("_apis/unknown/area?ids=1&ids=2", "ids")]
    [InlineData("_apis/unknown/area?%24top=9", "$top")]
    [InlineData("_apis/unknown/area?ids", "ids")]
    [InlineData("https://dev.azure.com/contoso/_apis/unknown/area?api-version=7.0", "api-version")]
    public Task Name_ThatTheAddressHasWithAnotherValue_IsRefused(string address, string name) =>
        RefusedAsync(Call(address, [(name, "1")]), $"The query cannot be sent: '{name}' is also in the address, with another value.");

    [Fact]
    public Task Name_InUpperAndLowerCase_IsRefused() =>
        RefusedAsync(
            Call("_apis/unknown/area", [("ids", "1"), ("Ids", "2")]),
            "The query cannot be sent: 'ids' is passed twice, in upper and lower case."
        );

    // Nothing tells its comma from those between the elements: a list of two would arrive as three.
    [Theory]
    [InlineData("a", "b,c")]
    [InlineData("b,c", "a")]
    [InlineData(",", "")]
    public Task Element_WithAComma_IsRefused(string first, string second) =>
        RefusedAsync(
            Call("_apis/unknown/area", [("tokens", first), ("tokens", second)]),
            "The query cannot be sent: 'tokens' is a list with an element that contains a comma."
        );

    [Fact]
    public async Task Text_WithCommas_IsSentAsItIs()
    {
        RestRequest request = await _scene.ResolveAsync(Call("_apis/unknown/area", [("ids", "1,2")]));

        Assert.Equal("?ids=1,2", request.Request.Resolve(_scene.Process.Session().Address).Query);
    }

    // Not inline: attributes are UTF-8 themselves.
    [Fact]
    public async Task HalfAPair_IsRefused()
    {
        await RefusedAsync(
            Call("_apis/unknown/area", [("x", "a\ud83d")]),
            "The query cannot be sent: 'x' contains half a character (an unpaired surrogate)."
        );
        await RefusedAsync(
            Call("_apis/unknown/area", [("x", "a"), ("x", "\ude00")]),
            "The query cannot be sent: 'x' contains half a character"
        );
        await RefusedAsync(
            Call("_apis/unknown/area", [("\ud83dx", "a")]),
            "The query cannot be sent: one of its names contains half a character"
        );
        await RefusedAsync(new RestCall { Address = "_apis/\ud83d" }, "The address contains half a character (an unpaired surrogate).");
        await RefusedAsync(new RestCall { Address = "_apis/x?y=\ude00" }, "The address contains half a character");
        await RefusedAsync(
            new RestCall { Address = "https://dev.azure.com/contoso/_apis/\ud83d?x=1" },
            "The address contains half a character"
        );
    }

    [Fact]
    public void HalfAPair_InAName_IsRefused()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => RouteSegment.Of("a\ud83d", "project"));

        Assert.Equal((ErrorIds.InvalidRequest, "project"), (refusal.ErrorId, refusal.Target));
        Assert.Contains("The name of a project contains half a character (an unpaired surrogate).", refusal.Message);
        Assert.Equal("%F0%9F%98%80", RouteSegment.Of("\U0001F600", "project"));
    }

    // "?$top=50" in double quotes: the shell has put a variable that is not set in the place of the name.
    [Theory]
    [InlineData("_apis/projects?=50")]
    [InlineData("_apis/projects?stateFilter=all&=50")]
    [InlineData("_apis/projects?=")]
    [InlineData("https://dev.azure.com/contoso/_apis/projects?=50")]
    [InlineData("https://vssps.dev.azure.com/contoso/_apis/graph/users?x=1&=50")]
    public async Task Value_WithoutAName_IsRefused(string address)
    {
        AdoConnectionException refusal = await RefusedAsync(new RestCall { Address = address }, "has a value without a name in its query");

        Assert.Contains("single quotes", refusal.RecommendedAction);
        Assert.DoesNotContain("50", refusal.Message.Replace(refusal.RecommendedAction, string.Empty));
    }

    private async Task<AdoConnectionException> RefusedAsync(RestCall call, string message)
    {
        var refusal = await Assert.ThrowsAsync<AdoConnectionException>(() => _scene.ResolveAsync(call));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Contains(message, refusal.Message);
        Assert.NotEmpty(refusal.RecommendedAction);
        Assert.Empty(_scene.Server.Requests);
        return refusal;
    }

    private static RestCall Call(string address, IEnumerable<(string Name, string Value)> query) =>
        new() { Address = address, Query = [.. query.Select(static one => new KeyValuePair<string, string>(one.Name, one.Value))] };
}
