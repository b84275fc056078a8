using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Core.Tests.Resources.Identities.Groups;

/// <summary>The four kinds of id of a principal, and one that is none.</summary>
public sealed class PrincipalSearchTests : IDisposable
{
    private const string Own = "5c1d0000-0000-6d05-8000-000000000001";
    private const string ObjectId = "5c1d0000-0000-4b1d-8000-000000000002";
    private const string ClientId = "5c1d0000-0000-4c11-8000-000000000003";
    private const string Graph = "https://vssps.dev.azure.com/contoso/_apis/";

    private readonly ResourceScene _scene = new();

    public PrincipalSearchTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("me", "own-id")));
        server.OnGet(Graph + "identities", Identity);
        server.OnGet(
            Graph + "graph/serviceprincipals",
            static _ => Answer.Json($$"""
                [{"descriptor":"aadsp.x","displayName":"app","originId":"{{ObjectId}}","applicationId":"{{ClientId}}"}]
                """));
        server.OnGet(Graph + "graph/users", static _ => Answer.Json("[]"));
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(Own)]
    [InlineData(ObjectId)]
    [InlineData("aadsp.x")]
    [InlineData("ada@contoso.com")]
    public async Task Find_EachKindOfId_IsTheIdInTheOrganization(string text)
    {
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal(Own, await client.FindPrincipalIdAsync(new SubjectSearch(), text, default));
    }

    [Fact]
    public async Task Find_Me_IsTheIdentityOfTheConnection()
    {
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal("own-id", await client.FindPrincipalIdAsync(new SubjectSearch(), "me", default));
    }

    [Fact]
    public async Task Find_ClientIdOfAnApplication_IsExplained()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.FindPrincipalIdAsync(new SubjectSearch(), ClientId, default));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("client id of the application 'app'", failure.Message);
        Assert.Contains(ObjectId, failure.Message);
    }

    [Fact]
    public async Task Find_IdThatIsUnknown_IsNotFound()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.FindPrincipalIdAsync(new SubjectSearch(), "5c1d0000-0000-0000-8000-000000000009", default));

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
    }

    [Fact]
    public async Task FindOwn_IsTheIdentityAndItsGroups()
    {
        ResourceClient client = await _scene.ClientAsync();

        Assert.Equal(["own-id", "g1", "g2"], await client.FindOwnIdsAsync(default));
    }

    private static HttpResponseMessage Identity(RecordedRequest request)
    {
        const string Known = $$"""{"id":"{{Own}}","providerDisplayName":"app","subjectDescriptor":"aadsp.x"}""";
        if (request.Query("descriptors") is not null) return Answer.Json("""[{"id":"g1"},{"id":"g2"}]""");
        if (request.Query("queryMembership") is not null) return Answer.Json("""[{"id":"own-id","memberOf":["S-1","S-2"]}]""");
        bool isKnown = request.Query("identityIds") == Own
            || request.Query("subjectDescriptors") == "aadsp.x"
            || request.Query("filterValue") == "ada@contoso.com";
        return Answer.Json(isKnown ? $"[{Known}]" : request.Query("identityIds") is null ? "[]" : "[null]");
    }
}
