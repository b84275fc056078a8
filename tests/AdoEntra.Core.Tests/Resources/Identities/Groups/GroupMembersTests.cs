using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Groups;

namespace AdoEntra.Core.Tests.Resources.Identities.Groups;

/// <summary>Members of groups: with their names, a hundred at a time, in both forms in which the service has these.</summary>
public sealed class GroupMembersTests : IDisposable
{
    private const string Graph = "https://vssps.dev.azure.com/contoso/_apis/graph/";

    private readonly ResourceScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("{{{0}}}")]
    [InlineData("{{\"value\":{{{0}}}}}")]
    [InlineData("{{\"count\":2,\"value\":{{{0}}}}}")]
    public async Task Read_Members_AreTheDirectOnesWithTheirNames(string form)
    {
        Serve(2, form);

        await ReadAsync("vssgp.g");

        Assert.Equal(["member 0", "member 1"], _scene.Texts);
        var first = (AdoGroupMember)_scene.Items[0]!;
        Assert.Equal(("aad.0", "vssgp.g", "vssgp.g"), (first.Descriptor, first.GroupDescriptor, first.GroupName));
        Assert.Equal(["GET _apis/graph/Memberships/vssgp.g", "POST _apis/graph/subjectlookup"], _scene.Calls);
    }

    [Fact]
    public async Task Read_ManyMembers_AreAskedForByTheHundred()
    {
        Serve(230, "{{{0}}}");

        await ReadAsync("vssgp.g");

        Assert.Equal(230, _scene.Items.Count);
        Assert.Equal(3, _scene.Calls.Count(static call => call.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_Enough_AsksForNoMore()
    {
        Serve(230, "{{{0}}}");

        await ReadAsync("vssgp.g", first: 5);

        Assert.Equal((5, 2), (_scene.Items.Count, _scene.Calls.Count));
    }

    [Fact]
    public async Task Read_GroupThatIsNotThere_IsReportedAndTheNextFollows()
    {
        Serve(1, "{{{0}}}");
        _scene.Process.Server.OnGet(Graph + "Memberships/vssgp.gone", static _ => Answer.Json("""{"message":"VS860016: none"}""", 404));

        await ReadAsync("vssgp.gone", "vssgp.g");

        Assert.Equal(ErrorIds.NotFound, Assert.Single(_scene.Failures).ErrorId);
        Assert.Equal(["member 0"], _scene.Texts);
    }

    [Fact]
    public async Task Remove_OneThatIsNotDirectlyInIt_SaysSo()
    {
        _scene.Process.Server.On(
            HttpMethod.Delete,
            Graph + "memberships/aad.1/vssgp.g",
            static _ => Answer.Json("""{"message":"VS860016: none"}""", 404)
        );
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.RemoveMemberAsync(new("vssgp.g", @"[Alpha]\Readers"), new("aad.1", "Ada"), default)
        );

        Assert.Equal((ErrorIds.NotFound, "Ada"), (failure.ErrorId, failure.Target));
        Assert.Contains(@"'Ada' is no direct member of the group '[Alpha]\Readers'", failure.Message);
    }

    private async Task ReadAsync(string group, string? second = null, int first = 1000) =>
        await GroupMembers.Read(new SubjectSearch(), second is null ? [group] : [group, second])(
            await _scene.ListAsync<AdoGroupMember>(first),
            default
        );

    private void Serve(int count, string form)
    {
        string memberships = string.Join(
            ",",
            Enumerable.Range(0, count).Select(static i => $$"""{"containerDescriptor":"vssgp.g","memberDescriptor":"aad.{{i}}"}""")
        );
        _scene.Process.Server.OnGet(Graph + "Memberships/vssgp.g", _ => Answer.Json($"[{memberships}]"));
        string subjects = string.Join(
            ",",
            Enumerable.Range(0, count).Select(static i => $$"""
                "aad.{{i}}":{"descriptor":"aad.{{i}}","displayName":"member {{i}}"}
                """)
        );
        string body = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, subjects);
        _scene.Process.Server.On(HttpMethod.Post, Graph + "subjectlookup", _ => Answer.Json(body));
    }
}
