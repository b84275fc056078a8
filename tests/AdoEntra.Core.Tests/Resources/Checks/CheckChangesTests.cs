using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Core.Tests.Resources.Checks;

/// <summary>What is sent to add and to change checks: a change keeps all that it does not name.</summary>
public sealed class CheckChangesTests : IDisposable
{
    private const string Checks = TestProcess.Organization + "Alpha/_apis/pipelines/checks/configurations";
    private const string Approval = """
        {"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d","name":"Approval"},"id":5,"timeout":60,"future":{"a":[1,{"b":null}]},
         "settings":{"approvers":[{"id":"x","displayName":"X"}],"minRequiredApprovers":1,"later":true},"createdBy":{"id":"me"},
         "url":"u","_links":{},"resource":{"type":"environment","id":"2","name":"production"} }
        """;

    private static readonly ProtectedResourceReference s_production = new(ProtectedResourceKind.Environment, "2") { IsId = true };

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];
    private string _known = Approval;

    public CheckChangesTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(Checks + "/5", _ => Answer.Json(_known));
        server.OnGet(Checks, _ => Answer.Json($"[{_known}]"));
        server.On(new HttpMethod("PATCH"), Checks + "/5", Kept);
        server.On(HttpMethod.Post, Checks, Kept);
        server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/identities",
            static request => Answer.Json(
                $$"""[{"id":"id-of-{{request.Query("filterValue") ?? "d"}}","providerDisplayName":"A","subjectDescriptor":"aad.d"}]""")
        );
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Update_OneSetting_SendsAllOthersBackAsTheyCame()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.UpdateCheckAsync(null, 5, null, new() { Kind = CheckKind.Approval, MinimumApprovers = 2 }, default);

        Assert.Equal(
            """
            {"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d","name":"Approval"},"id":5,"timeout":60,"future":{"a":[1,{"b":null}]},
            "settings":{"approvers":[{"id":"x","displayName":"X"}],"minRequiredApprovers":2,"later":true},
            "resource":{"type":"environment","id":"2","name":"production"}}
            """.Replace("\n", string.Empty).Replace("\r", string.Empty),
            Assert.Single(_sent));
    }

    [Fact]
    public async Task Update_OnlyTheTimeout_LeavesTheSettingsAlone()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.UpdateCheckAsync(null, null, s_production, new() { TimeoutMinutes = 7, IsDisabled = true }, default);

        Assert.Contains("\"timeout\":7", _sent[0]);
        Assert.Contains("\"isDisabled\":true", _sent[0]);
        Assert.Contains("\"minRequiredApprovers\":1,\"later\":true", _sent[0]);
    }

    [Fact]
    public async Task Update_SettingsOfAnotherKind_AreRefusedBeforeAnythingIsSent()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        CheckDraft draft = new() { Kind = CheckKind.BranchControl, AllowedBranches = ["main"] };

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.UpdateCheckAsync(null, 5, null, draft, default));
        var none = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.UpdateCheckAsync(null, null, s_production, draft, default));

        Assert.Equal((ErrorIds.InvalidRequest, ErrorIds.NotFound), (failure.ErrorId, none.ErrorId));
        Assert.Contains("is of the kind Approval", failure.Message);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Update_SeveralOfAKind_AsksForTheNumber()
    {
        _known = $"{Approval},{Approval}";
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.UpdateCheckAsync(null, null, s_production, new() { Kind = CheckKind.Approval, Instructions = "x" }, default));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("5 (Approval), 5 (Approval)", failure.Message);
    }

    [Fact]
    public async Task Add_Approval_NamesApproversByTheirIdsInTheOrganization()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        CheckDraft draft = new() { Kind = CheckKind.Approval, Approvers = ["ada@contoso.com"], RequesterCannotApprove = true };
        await client.AddCheckAsync(null, s_production, draft, default);

        Assert.Equal(
            """
            {"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d","name":"Approval"},
            "settings":{"approvers":[{"id":"id-of-d"}],"requesterCannotBeApprover":true},
            "resource":{"type":"environment","id":"2","name":"2"},"timeout":43200}
            """.Replace("\n", string.Empty).Replace("\r", string.Empty),
            Assert.Single(_sent));
    }

    [Fact]
    public void Apply_Branches_AreFullNamesAndTexts()
    {
        Dictionary<string, object?> settings = CheckSettingsWriting.Initial(CheckKind.BranchControl);

        CheckSettingsWriting.Apply(
            settings,
            CheckKind.BranchControl,
            new() { AllowedBranches = ["main", "refs/heads/release/*", "*"], VerifyProtection = true },
            approvers: null);

        var inputs = (Dictionary<string, object?>)settings["inputs"]!;
        Assert.Equal("refs/heads/main, refs/heads/release/*, *", inputs["allowedBranches"]);
        Assert.Equal("true", inputs["ensureProtectionOfBranch"]);
        Assert.Equal("Branch control", settings["displayName"]);
    }

    [Fact]
    public void Apply_SettingsByTheServicesNames_AreMerged()
    {
        Dictionary<string, object?> settings = new()
        {
            ["inputs"] = new Dictionary<string, object?> { ["method"] = "GET", ["body"] = "x" },
            ["retryInterval"] = 5L,
        };
        Dictionary<string, object?> given = new() { ["inputs"] = new Dictionary<string, object?> { ["method"] = "POST" } };

        CheckSettingsWriting.Apply(settings, kind: null, new() { Settings = given }, approvers: null);

        var inputs = (Dictionary<string, object?>)settings["inputs"]!;
        Assert.Equal(("POST", "x", 5L), (inputs["method"], inputs["body"], settings["retryInterval"]));
    }

    [Fact]
    public void Apply_TemplateWhereThereAreSeveral_IsRefused()
    {
        Dictionary<string, object?> settings = new() { ["extendsChecks"] = new List<object?> { "a", "b" } };
        CheckDraft draft = new() { TemplatePath = "x.yml" };

        var failure = Assert.Throws<AdoConnectionException>(
            () => CheckSettingsWriting.Apply(settings, CheckKind.RequiredTemplate, draft, approvers: null));

        Assert.Contains("2 templates", failure.Message);
    }

    private HttpResponseMessage Kept(RecordedRequest request)
    {
        _sent.Add(request.Body);
        return Answer.Json(_known);
    }
}
