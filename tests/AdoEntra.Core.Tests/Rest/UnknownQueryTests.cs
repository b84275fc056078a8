using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Operations;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>
/// A name that an operation does not have in its query is ignored by the service, and said by us, with the one that was meant.
/// </summary>
public sealed class UnknownQueryTests : IDisposable
{
    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("p/_apis/git/repositories/r/items", "version", "versionDescriptor.version")]
    [InlineData("_apis/projects", "top", "$top")]
    [InlineData("_apis/projects", "stateFilterr", "stateFilter")]
    [InlineData("_apis/projects", "$skp", "$skip")]
    [InlineData("_apis/wit/workitems", "fieldz", "fields")]
    [InlineData("p/_apis/git/repositories/r/commits", "author", "searchCriteria.author")]
    [InlineData("p/_apis/git/pullrequests", "status", "searchCriteria.status")]
    [InlineData("p/_apis/build/builds", "statusFilterr", "statusFilter")]
    public async Task Name_ThatTheOperationHasNot_IsSaidWithTheNearest(string path, string name, string meant)
    {
        await _scene.ResolveAsync(Call(path, name));
        string warning = Assert.Single(_scene.Trace.Warnings);

        Assert.StartsWith($"The query parameter '{name}' is not one of GET ", warning);
        Assert.EndsWith($": Azure DevOps ignores it. Did you mean '{meant}'?", warning);
    }

    // Another version than the one that was meant would be asked for; every operation has one, also those that are not known here.
    [Theory]
    [InlineData("_apis/projects", "api_version")]
    [InlineData("_apis/projects", "apiVersion")]
    [InlineData("_apis/projects", "API Version")]
    [InlineData("_apis/unknown/area", "api_version")]
    [InlineData("https://dev.azure.com/contoso/_apis/unknown/area", "ApiVersion")]
    public async Task Name_LikeApiVersion_IsSaidWithIt(string address, string name)
    {
        await _scene.ResolveAsync(Call(address, name));
        string warning = Assert.Single(_scene.Trace.Warnings);

        Assert.Contains($"'{name}'", warning);
        Assert.Contains("Azure DevOps ignores it. Did you mean 'api-version'?", warning);
    }

    [Fact]
    public async Task Name_LikeContinuationToken_IsSaidWithIt()
    {
        await _scene.ResolveAsync(Call("_apis/projects", "continuation_token"));

        Assert.Contains("Did you mean 'continuationToken'?", Assert.Single(_scene.Trace.Warnings));
    }

    [Fact]
    public async Task Name_LikeNoOther_IsSaidWithoutAGuess()
    {
        await _scene.ResolveAsync(Call("_apis/projects", "zzzzzzzz"));

        Assert.EndsWith("Azure DevOps ignores it.", Assert.Single(_scene.Trace.Warnings));
    }

    [Fact]
    public async Task Name_InTheAddress_IsLookedAtToo()
    {
        await _scene.ResolveAsync(new RestCall { Address = "_apis/projects?%24top=5&Top=6&top=7" });

        Assert.Equal(2, _scene.Trace.Warnings.Count);
    }

    [Theory]
    [InlineData("_apis/projects?$top=5")]
    [InlineData("_apis/projects?%24TOP=5")]
    [InlineData("_apis/projects?stateFilter=all&continuationToken=x&api-version=7.0")]
    [InlineData("p/_apis/git/repositories/r/commits?$top=5&$skip=2")]
    [InlineData("p/_apis/git/repositories/r/items?path=/a&versionDescriptor.version=dev")]
    [InlineData("_apis/unknown/area?whatever=1")]
    [InlineData("_apis/projects?")]
    [InlineData("_apis/projects?&")]
    public async Task Name_ThatTheOperationHas_IsNotSaid(string address)
    {
        await _scene.ResolveAsync(new RestCall { Address = address });

        Assert.Empty(_scene.Trace.Warnings);
    }

    // A warning that is needless teaches to look past them.
    [Fact]
    public async Task EveryNameOfEveryOperation_IsNotSaid()
    {
        foreach (Operation operation in OperationCatalog.All.Where(static operation => operation.Query.Count > 0))
        {
            var request = new ServiceRequest("x?" + string.Join("&", operation.Query.Select(static name => name + "=1")), "x");
            UnknownQuery.Warn(request, operation, _scene.Trace);
        }

        Assert.Empty(_scene.Trace.Warnings);
        await Task.CompletedTask;
    }

    private static RestCall Call(string path, string name) => new() { Address = path, Query = [new(name, "1")] };
}
