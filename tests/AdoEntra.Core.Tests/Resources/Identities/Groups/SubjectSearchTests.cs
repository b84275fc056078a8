using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Core.Tests.Resources.Identities.Groups;

/// <summary>Groups and members by what users call them: one and no other, with few requests.</summary>
public sealed class SubjectSearchTests : IDisposable
{
    private const string Id = "44444444-0000-0000-0000-000000000004";
    private const string Identities = "https://vssps.dev.azure.com/contoso/_apis/identities";
    private const string Graph = "https://vssps.dev.azure.com/contoso/_apis/graph/";

    private readonly ResourceScene _scene = new();
    private readonly SubjectSearch _search = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("aad.abc")]
    [InlineData("aadsp.abc")]
    [InlineData("vssgp.abc")]
    public async Task Member_Descriptor_NeedsNoRequest(string text)
    {
        Assert.Equal(text, (await _search.FindMemberAsync(await _scene.ClientAsync(), text, default)).Descriptor);
        Assert.Empty(_scene.Calls);
    }

    // The address of a person may begin as a descriptor does.
    [Theory]
    [InlineData("aad.min@contoso.com")]
    [InlineData("win.ada smith")]
    [InlineData("Ada")]
    public async Task Member_Name_IsOneSearch(string text)
    {
        Answers("Ada:aad.ada:u");

        Assert.Equal("aad.ada", (await _search.FindMemberAsync(await _scene.ClientAsync(), text, default)).Descriptor);
        Assert.Single(_scene.Calls);
    }

    [Theory]
    [InlineData(@"[Alpha]\Readers", @"[Alpha]\Readers:vssgp.a:g", "vssgp.a")]
    [InlineData("Readers", @"[Alpha]\Readers:vssgp.a:g Reader:aad.r:u", "vssgp.a")]
    [InlineData("Readers", @"[Alpha]\Readers:vssgp.a:g [Alpha]\Readers-of-b:vssgp.b:g", "vssgp.a")]
    public async Task Group_Name_IsOneGroup(string text, string there, string descriptor)
    {
        Answers(there);

        Assert.Equal(descriptor, (await _search.FindGroupAsync(await _scene.ClientAsync(), text, default)).Descriptor);
    }

    [Theory]
    [InlineData("Readers", @"[Alpha]\Readers:vssgp.a:g [Beta]\Readers:vssgp.b:g", ErrorIds.InvalidRequest, @"[Alpha]\Readers")]
    [InlineData("Ada", "Ada:aad.ada:u", ErrorIds.NotFound, "'Ada'")]
    [InlineData("gone", "", ErrorIds.NotFound, "'gone'")]
    public async Task Group_SeveralOrNone_IsAnError(string text, string there, string id, string message)
    {
        Answers(there);
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _search.FindGroupAsync(client, text, default));

        Assert.Equal((id, text), (failure.ErrorId, failure.Target));
        Assert.Contains(message, failure.Message);
    }

    [Fact]
    public async Task Member_ObjectId_IsFoundInTheListsAtLast()
    {
        Answers("");
        _scene.Process.Server.OnGet(Graph + "serviceprincipals", static _ => Answer.Json("""[{"descriptor":"aadsp.x","originId":"o"}]"""));
        _scene.Process.Server.OnGet(
            Graph + "users",
            static _ => Answer.Json($$"""[{"descriptor":"aad.y","displayName":"Y","originId":"{{Id}}"}]""")
        );

        FoundSubject found = await _search.FindMemberAsync(await _scene.ClientAsync(), Id, default);

        Assert.Equal(("aad.y", "Y"), (found.Descriptor, found.Name));
        Assert.Equal(4, _scene.Calls.Count);
    }

    [Fact]
    public async Task Found_IsNotAskedForAgain()
    {
        Answers(@"[Alpha]\Readers:vssgp.a:g");
        ResourceClient client = await _scene.ClientAsync();

        await _search.FindGroupAsync(client, @"[Alpha]\Readers", default);
        await _search.FindGroupAsync(client, @"[ALPHA]\readers", default);

        Assert.Single(_scene.Calls);
    }

    // What is not known is null in a list by ids.
    private void Answers(string there) => _scene.Process.Server.OnGet(
        Identities,
        request => Answer.Json(
            request.Query("identityIds") is not null ? """{"count":1,"value":[null]}"""
            : $"[{string.Join(",", there.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Identity))}]")
    );

    private static string Identity(string text)
    {
        string[] parts = text.Split(':');
        string container = parts[2] == "g" ? "true" : "false";
        string name = parts[0].Replace(@"\", @"\\");
        return $"{{'id':'{parts[1]}','providerDisplayName':'{name}','subjectDescriptor':'{parts[1]}','isContainer':{container}}}"
            .Replace('\'', '"');
    }
}
