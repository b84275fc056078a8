using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Approvals;

namespace AdoEntra.Core.Tests.Resources.Approvals;

/// <summary>What is sent about approvals, and which of them are asked for.</summary>
public sealed class ApprovalChangesTests : IDisposable
{
    private const string Approvals = TestProcess.Organization + "Alpha/_apis/pipelines/approvals";

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];
    private string _response = """[{"id":"a","status":"approved"}]""";

    public ApprovalChangesTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("me", "own-id")));
        server.OnGet(Approvals, _ => Answer.Json("""[{"id":"a","pipeline":{"id":"3","name":"web"}},{"id":"b"}]"""));
        server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/identities",
            static request => Answer.Json(
                request.Query("descriptors") is not null
                    ? $"[{string.Join(",", Enumerable.Range(0, 60).Select(static number => $$"""{"id":"g{{number}}"}"""))}]"
                    : request.Query("queryMembership") is not null ? """[{"id":"own-id","memberOf":["S-1"]}]"""
                    : """[{"id":"bela-id","providerDisplayName":"Bela","subjectDescriptor":"aad.b"}]"""));
        server.On(new HttpMethod("PATCH"), Approvals, request =>
        {
            _sent.Add(request.Body);
            return Answer.Json(_response);
        });
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Update_Approve_SendsOneUpdateInAList()
    {
        AdoPipelineApproval approval = await UpdateAsync(new() { ApprovalId = "a", Status = "approved", Comment = "Good." });

        Assert.Equal("""[{"approvalId":"a","status":"approved","comment":"Good."}]""", Assert.Single(_sent));
        Assert.Equal(("approved", "Alpha"), (approval.Status, approval.ProjectName));
        Assert.Equal("Alpha/_apis/pipelines/approvals", _scene.Requests[_scene.Requests.Count - 1]);
    }

    [Fact]
    public async Task Update_Defer_AsksForTheVersionThatHasIt()
    {
        await UpdateAsync(
            new() { ApprovalId = "a", Status = "deferred", DeferredTo = new DateTimeOffset(2026, 2, 3, 6, 0, 0, TimeSpan.FromHours(1)) });

        Assert.Equal("""[{"approvalId":"a","status":"deferred","deferredTo":"2026-02-03T05:00:00.0000000Z"}]""", Assert.Single(_sent));
        IReadOnlyList<RecordedRequest> requests = _scene.Process.Server.Requests;
        Assert.Contains("7.2-preview.2", requests[requests.Count - 1].Header("Accept"));
    }

    [Fact]
    public async Task Update_Reassign_NamesBothByTheirIds()
    {
        await UpdateAsync(new() { ApprovalId = "a", ReassignTo = "Bela" });

        Assert.Equal("""[{"approvalId":"a","assignedApprover":{"id":"own-id"},"reassignTo":{"id":"bela-id"}}]""", Assert.Single(_sent));
    }

    [Fact]
    public async Task Update_ResponseAboutAnother_IsAnError()
    {
        _response = """[{"id":"b"}]""";

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => UpdateAsync(new() { ApprovalId = "a", Status = "approved" }));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
    }

    [Fact]
    public async Task Read_AssignedToMe_AsksForTheGroupsTooAndGivesEachOnce()
    {
        ItemList<AdoPipelineApproval> list = await _scene.ListAsync<AdoPipelineApproval>(project: "Alpha");

        await new ApprovalSearch { Status = "pending", AssignedTo = "me" }.ReadAsync(list, default);

        Assert.Equal(["a", "b"], _scene.Items.Select(static item => ((AdoPipelineApproval)item!).Id));
        string[] asked = [.. _scene.Requests.Where(static one => one.Contains("approvals"))];
        Assert.Equal(2, asked.Length);
        Assert.Contains("state=pending&userIds=own-id,g0,g1,", asked[0]);
        Assert.EndsWith(",g59", asked[1]);
    }

    [Fact]
    public async Task Read_Named_IsThatPipelines()
    {
        ItemList<AdoPipelineApproval> list = await _scene.ListAsync<AdoPipelineApproval>(project: "Alpha");

        await AdoPipelineApproval.Listing.Read(NameFilter.Everything, NameFilter.Everything, ResourceScene.Names("we*"))(list, default);

        Assert.Equal("a", ((AdoPipelineApproval)Assert.Single(_scene.Items)!).Id);
    }

    private async Task<AdoPipelineApproval> UpdateAsync(ApprovalUpdate update) =>
        await (await _scene.ClientAsync("Alpha")).UpdateApprovalAsync(null, update, default);
}
