using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities;

namespace AdoEntra.Core.Tests.Resources.Identities;

/// <summary>An identity by a name: one and no other, or an error.</summary>
public sealed class IdentitySearchTests : IDisposable
{
    private readonly ResourceScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("bob", "b:Bob", "b")]
    [InlineData("Bob", "b:Bob c:Bobby", "b")]
    [InlineData("bob@contoso.com", "b:Bob", "b")]
    [InlineData("Bob", "b:Bob b:Bob", "b")]
    public async Task Find_Name_IsTheIdOfOne(string name, string there, string id)
    {
        Answers(there);
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal(id, await client.FindIdentityAsync(name, default));
    }

    [Theory]
    [InlineData("gone", "", ErrorIds.NotFound, "'gone'")]
    [InlineData("Bob", "b:Bob c:Bob", ErrorIds.InvalidRequest, "Bob (b), Bob (c)")]
    [InlineData("bo", "b:Bob c:Bobby", ErrorIds.InvalidRequest, "Bob (b), Bobby (c)")]
    public async Task Find_NoneOrSeveral_IsAnError(string name, string there, string errorId, string message)
    {
        Answers(there);
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.FindIdentityAsync(name, default));

        Assert.Equal((errorId, name), (failure.ErrorId, failure.Target));
        Assert.Contains(message, failure.Message);
    }

    [Fact]
    public async Task Find_Id_NeedsNoRequest()
    {
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal(
            "7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11",
            await client.FindIdentityAsync("7d1cfb4c-5b4b-4f0a-9f57-0c0f3f6a4c11", default)
        );
        Assert.Empty(_scene.Process.Server.Requests);
    }

    [Theory]
    [InlineData("me")]
    [InlineData("@me")]
    [InlineData("ME")]
    public async Task Find_Me_IsTheIdentityOfTheConnection(string text)
    {
        _scene.Process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("build", "b0b")));
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal("b0b", await client.FindIdentityAsync(text, default));
    }

    private void Answers(string there) => _scene.Process.Server.OnGet(
        "https://vssps.dev.azure.com/contoso/_apis/identities",
        _ => Answer.Json($"[{string.Join(",", there.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Identity))}]")
    );

    private static string Identity(string text) =>
        $$"""{"id":"{{text.Split(':')[0]}}","providerDisplayName":"{{text.Split(':')[1]}}"}""";
}
