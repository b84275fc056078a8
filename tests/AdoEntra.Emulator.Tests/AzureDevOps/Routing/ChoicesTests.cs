using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Tests.Contract;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

/// <summary>Values that are one of a few: words and numbers are taken alike, and what is neither is refused.</summary>
public sealed class ChoicesTests : EmulatorTests
{
    private const string Builds = "MyOrg/SecretSauce/_apis/build/builds?api-version=7.1&";
    private const string Git = "MyOrg/SecretSauce/_apis/git/repositories/api/";

    [ContractFact]
    public void All_ParametersOfTheContract_AreKnownWithTheirWords()
    {
        var problems = new List<string>();
        foreach (var location in ResourceLocations.All)
        {
            var address = location.Host.Prefix + (location.Host.HasOrganizations ? "MyOrg/" : string.Empty) + location.Form.Listed
                .Replace("{area}", location.Area, StringComparison.Ordinal)
                .Replace("{resource}", location.ResourceName, StringComparison.Ordinal);
            foreach (var operation in location.Operations.Keys.SelectMany(verb => PublishedOperations.AtHand!.Find(verb, address)
                .Concat(Shorter(location, address) is { } shorter ? PublishedOperations.AtHand!.Find(verb, shorter) : [])))
            {
                problems.AddRange(operation.Choices
                    .Where(choice => !location.Choices.TryGetValue(choice.Key, out var known)
                        || !choice.Value.Order(StringComparer.Ordinal).SequenceEqual(known.Words.Order(StringComparer.Ordinal)))
                    .Select(choice => $"{operation}: {choice.Key}"));
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems.Distinct()));
    }

    [Fact]
    public async Task Get_AnyParameterWithNonsense_Is400()
    {
        OutsideContract("values that are none");
        foreach (var location in ResourceLocations.All.Where(location => location.Operations.ContainsKey("GET")))
        {
            foreach (var (name, choices) in location.Choices)
            {
                var target = location.Host.Prefix + "MyOrg/" + Filled(location);
                foreach (var nonsense in (string[])["bogus", "-77", "4711", "9e9", "completed;active"])
                {
                    using var response = await CallAsync($"{target}?{name}={nonsense}&api-version=7.1-preview");
                    var error = await response.JsonAsync(HttpStatusCode.BadRequest);
                    Assert.Contains(name, error.Text("message"), StringComparison.Ordinal);
                }

                Assert.NotNull(choices.Number(choices.Words.First()));
            }
        }
    }

    [Theory]
    [InlineData("statusFilter", "2", "completed", 24)]
    [InlineData("statusFilter", "1", "inProgress", 12)]
    [InlineData("statusFilter", "47", "all", 36)]
    [InlineData("statusFilter", "3", "InProgress,Completed", 36)]
    [InlineData("statusFilter", "32", "notStarted", 0)]
    [InlineData("resultFilter", "8", "FAILED", 6)]
    [InlineData("resultFilter", "10", "failed, succeeded", 12)]
    [InlineData("reasonFilter", "1", "manual", 18)]
    public async Task Builds_ByNumberAndByWord_AreTheSame(string name, string number, string word, int expected)
    {
        foreach (var value in new[] { number, word })
        {
            var page = await (await CallAsync($"{Builds}{name}={Uri.EscapeDataString(value)}")).JsonAsync();
            Assert.Equal(expected, page.GetProperty("count").GetInt32());
        }
    }

    [Theory]
    [InlineData("pullrequests?searchCriteria.status=", "SecretSauce", "4", "all")]
    [InlineData("pullrequests?searchCriteria.status=", "SecretSauce", "3", "completed")]
    [InlineData("items?scopePath=%2F&recursionLevel=", "api", "120", "full")]
    [InlineData("items?scopePath=%2F&recursionLevel=", "api", "1", "oneLevel")]
    [InlineData("items?path=%2FREADME.md&$format=json&versionDescriptor.version=v1.0&versionDescriptor.versionType=", "api", "1", "tag")]
    public async Task Git_ByNumberAndByWord_AreTheSame(string target, string repository, string number, string word)
    {
        var root = $"MyOrg/SecretSauce/_apis/git/repositories/{repository}/{target}";
        var byNumber = await (await CallAsync($"{root}{number}&api-version=7.1")).JsonAsync();
        var byWord = await (await CallAsync($"{root}{word}&api-version=7.1")).JsonAsync();

        Assert.True(JsonElement.DeepEquals(byNumber, byWord));
    }

    [Theory]
    [InlineData("1", "0", "x", HttpStatusCode.Created)]
    [InlineData("\"Add\"", "1", "eA==", HttpStatusCode.Created)]
    [InlineData("3", "0", "x", HttpStatusCode.BadRequest)]
    [InlineData("77777", "0", "x", HttpStatusCode.BadRequest)]
    [InlineData("\"bogus\"", "0", "x", HttpStatusCode.BadRequest)]
    [InlineData("1", "\"bogus\"", "x", HttpStatusCode.BadRequest)]
    [InlineData("1", "7", "x", HttpStatusCode.BadRequest)]
    public async Task Push_ChangeByNumberOrWord_IsTaken(string change, string form, string content, HttpStatusCode status)
    {
        var main = await (await CallAsync($"{Git}refs?filter=heads%2Fmain&api-version=7.1")).JsonAsync();
        var tip = main.GetProperty("value")[0].Text("objectId");
        using var response = await SendAsync(HttpMethod.Post, Git + "pushes?api-version=7.1", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{tip}}"}],
             "commits":[{"comment":"c","changes":[{"changeType":{{change}},"item":{"path":"/neu"},
               "newContent":{"content":"{{content}}","contentType":{{form}} } } ] } ] }
            """);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.Created)
        {
            Assert.Equal("x", await (await CallAsync(Git + "items?path=%2Fneu&api-version=7.1")).Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("3", "completed")]
    [InlineData("2", "abandoned")]
    [InlineData("\"abandoned\"", "abandoned")]
    [InlineData("9", null)]
    [InlineData("\"bogus\"", null)]
    public async Task PullRequest_StatusByNumberOrWord_IsTaken(string sent, string? expected)
    {
        const string One = "MyOrg/SecretSauce/_apis/git/repositories/SecretSauce/pullrequests/24?api-version=7.1";
        var source = (await (await CallAsync(One)).JsonAsync()).GetProperty("lastMergeSourceCommit").GetRawText();
        using var response = await SendAsync(
            HttpMethod.Patch, One, $$"""{"status":{{sent}},"lastMergeSourceCommit":{{source}} }""");

        Assert.Equal(expected is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected ?? "active", (await (await CallAsync(One)).JsonAsync()).Text("status"));
    }

    // Without its last value, where that may be left out.
    private static string? Shorter(ResourceLocation location, string address)
    {
        var shorter = address[..address.LastIndexOf('/')];
        var path = shorter.Split('/')[(location.Host.Prefix.Length > 0 ? 1 : 0)..];
        return location.Form.Match(location.Host.HasOrganizations ? path.AsSpan(1) : path) is null ? null : shorter;
    }

    private static string Filled(ResourceLocation location) => string.Join('/', location.Form.Listed
        .Replace("{area}", location.Area, StringComparison.Ordinal)
        .Replace("{resource}", location.ResourceName, StringComparison.Ordinal)
        .Split('/').Select(segment => segment switch
        {
            "{project}" => "SecretSauce",
            "{repositoryId}" => "api",
            _ => segment.StartsWith('{') ? "1" : segment,
        }));
}
