using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>Every plain resource, by its row alone: its list, one of it, its pages and its changes, held against the contract.</summary>
public sealed class CollectionRoutesTests : EmulatorTests
{
    public static TheoryData<string> Rows => Where(_ => true);

    public static TheoryData<string> RowsWithKey => Where(route => route.KeyInAddress is not null);

    public static TheoryData<string> RowsThatChange => Where(route => route.Verbs.Contains("POST", StringComparison.Ordinal));

    [ContractTheory]
    [MemberData(nameof(Rows))]
    public async Task Row_List_IsOfTheContractAndHasSomething(string id)
    {
        var route = Find(id);
        var page = await FitsAsync(route, Address(route));

        Assert.NotEqual(0, page.GetProperty("count").GetInt32());
        if (route.Paging == CollectionPaging.None || page.GetProperty("count").GetInt32() < 2)
        {
            return;
        }

        using var response = await CallAsync($"{Address(route)}?$top=1&{Version(route)}");
        var first = Assert.Single((await response.JsonAsync()).GetProperty("value").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(page.GetProperty("value")[0], first));
        var rest = route.Paging == CollectionPaging.Skip
            ? "$skip=1"
            : "continuationToken=" + Uri.EscapeDataString(response.Header("x-ms-continuationtoken")!);
        var next = await FitsAsync(route, $"{Address(route)}?{rest}&$top=1");
        Assert.True(JsonElement.DeepEquals(page.GetProperty("value")[1], Assert.Single(next.GetProperty("value").EnumerateArray())));
    }

    [ContractTheory]
    [MemberData(nameof(RowsWithKey))]
    public async Task Row_OneByItsKeyAndItsName_IsThatOfTheList(string id)
    {
        var route = Find(id);
        var listed = (await FitsAsync(route, Address(route))).GetProperty("value")[0];
        foreach (var field in (string?[])[route.Key, route.Named])
        {
            if (field is not null)
            {
                var one = await FitsAsync(route, $"{Address(route)}/{Uri.EscapeDataString(listed.GetProperty(field).ToString())}");
                Assert.Equal(listed.GetProperty(route.Key).ToString(), one.GetProperty(route.Key).ToString());
            }
        }

        var unknown = listed.GetProperty(route.Key).ValueKind == JsonValueKind.Number ? "987654" : Guid.Empty.ToString();
        using var missing = await CallAsync($"{Address(route)}/{unknown}?{Version(route)}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [ContractTheory]
    [MemberData(nameof(RowsThatChange))]
    public async Task Row_WhatIsAdded_CanBeChangedAndDeleted(string id)
    {
        var route = Find(id);
        var (list, version) = (Address(route), Version(route));
        const string Added = """{"name":"Grün #1","description":"before"}""";
        using var made = await SendAsync(HttpMethod.Post, $"{list}?{version}", Added);
        var (added, before) = (await made.JsonAsync(), await FitsAsync(route, list));
        var one = $"{list}/{added.GetProperty(route.Key)}";
        Assert.Equal(("Grün #1", "before"), (added.Text("name"), added.Text("description")));
        Assert.True(JsonElement.DeepEquals(added, await FitsAsync(route, one)));
        Assert.Equal(
            before.GetProperty("value")[0].EnumerateObject().Select(field => field.Name).Order(),
            added.EnumerateObject().Select(field => field.Name).Order());

        using var twice = await SendAsync(HttpMethod.Post, $"{list}?{version}", Added);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        if (route.Verbs.Contains("PATCH", StringComparison.Ordinal))
        {
            using var patched = await SendAsync(HttpMethod.Patch, $"{one}?{version}", """{"description":"after"}""");
            var changed = await patched.JsonAsync();
            Assert.Equal(("Grün #1", "after"), (changed.Text("name"), changed.Text("description")));
        }

        using var deleted = await CallAsync($"{one}?{version}", HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await CallAsync($"{one}?{version}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public void Samples_AllAreUsed() => Assert.Equal(
        typeof(CollectionRoute).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Samples/", StringComparison.Ordinal)).Order(),
        CollectionRoutes.All.Select(route => "Samples/" + route.Sample).Where(name => name != "Samples/").Distinct().Order());

    private static TheoryData<string> Where(Func<CollectionRoute, bool> which) =>
        [.. CollectionRoutes.All.Where(which).Select(route => route.Id.ToString())];

    private static CollectionRoute Find(string id) => CollectionRoutes.All.First(route => route.Id.ToString() == id);

    // Down to the list.
    private static string Address(CollectionRoute route)
    {
        var segments = route.Location.Form.Listed
            .Replace("{area}", route.Area, StringComparison.Ordinal)
            .Replace("{resource}", route.Resource, StringComparison.Ordinal)
            .Split('/');
        return route.Host.Prefix + "MyOrg/" + string.Join('/', segments[..(route.KeyInAddress is null ? ^0 : ^1)].Select(segment =>
            segment is ['{', .. var name, '}']
                ? route.Example.GetValueOrDefault(name) ?? (name == "project" ? "SecretSauce" : throw new InvalidOperationException(
                    $"The row {route.Route} needs an example for {name}."))
                : segment));
    }

    private static string Version(CollectionRoute route)
    {
        var declared = PublishedOperations.AtHand!.Find("GET", Address(route)).Select(operation => operation.Version).OfType<string>();
        return "api-version=" + (declared.FirstOrDefault() ?? "7.1");
    }

    private async Task<JsonElement> FitsAsync(CollectionRoute route, string target)
    {
        using var response = await CallAsync($"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Version(route)}");
        Assert.True(
            AnswerContract.IsCompared(PublishedOperations.AtHand!, Emulator.Requests.List()[^1]),
            $"Nothing says what is answered to {target}.");
        return await response.JsonAsync();
    }
}
