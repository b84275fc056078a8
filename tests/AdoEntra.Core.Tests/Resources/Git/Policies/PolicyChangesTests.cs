using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra.Core.Tests.Resources.Git.Policies;

/// <summary>Creating and changing policies: what is sent, and what is refused before anything is.</summary>
public sealed class PolicyChangesTests : IDisposable
{
    private const string Configurations = TestProcess.Organization + "Alpha/_apis/policy/configurations";

    private const string Known = """
        {"id":5,"isEnabled":true,"isBlocking":true,"newer":{"a":null},
         "type":{"id":"fa4e907d-c16b-4a4c-9dfa-4906e5d171dd","displayName":"Minimum number of reviewers"},
         "settings":{"minimumApproverCount":1,"allowDownvotes":null,"unknown":[1.50,null],
         "scope":[{"repositoryId":null,"refName":null,"matchKind":"DefaultBranch"}]} }
        """;

    private readonly ResourceScene _scene = new();
    private string? _sent;

    public PolicyChangesTests()
    {
        _scene.Process.Server.OnGet(Configurations + "/5", static _ => Answer.Json(Known));
        _scene.Process.Server.On(HttpMethod.Put, Configurations + "/5", Keep);
        _scene.Process.Server.On(HttpMethod.Post, Configurations, Keep);

        HttpResponseMessage Keep(RecordedRequest request)
        {
            _sent = request.Body;
            return Answer.Json(Known);
        }
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Update_OneSetting_SendsBackAllOthersAsTheyCame()
    {
        ResourceClient client = await _scene.ClientAsync();

        AdoBranchPolicy changed = await client.UpdatePolicyAsync(
            "Alpha",
            5,
            new(new() { MinimumApproverCount = 2 }, IsBlocking: false, IsEnabled: null),
            default
        );

        Assert.Equal(("5: Minimum number of reviewers", "Alpha"), (changed.ToString(), changed.ProjectName));
        using JsonDocument expected = JsonDocument.Parse(
            Known.Replace("\"minimumApproverCount\":1", "\"minimumApproverCount\":2").Replace("\"isBlocking\":true", "\"isBlocking\":false")
        );
        using JsonDocument sent = JsonDocument.Parse(_sent!);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, sent.RootElement), _sent);
        Assert.Contains("1.50", _sent);
    }

    [Fact]
    public async Task Update_SettingOfAnotherType_IsRefused()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.UpdatePolicyAsync("Alpha", 5, new(new() { ValidDuration = 10 }, null, null), default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("'Minimum number of reviewers', which has no setting validDuration", failure.Message);
        Assert.Null(_sent);
    }

    [Fact]
    public async Task Create_WholeProject_SendsNullForTheRepository()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.CreatePolicyAsync(
            new()
            {
                Type = PolicyKind.CommentRequirements.Id,
                Branches = ["release/*"],
                IsEnabled = false,
                Settings = new(),
            },
            default
        );

        Assert.Equal(
            """
            {"isEnabled":false,"isBlocking":true,"type":{"id":"c6a1889d-b943-4856-b76f-9e46bb6b0df2"},"settings":{"scope":[{"repositoryId":null,"refName":"refs/heads/release/","matchKind":"Prefix"}]}}
            """,
            _sent
        );
    }

    // Branches, kind; what is for branches. Each is refused.
    [Theory]
    [InlineData("", null, true)]
    [InlineData("main", null, false)]
    [InlineData("main", "DefaultBranch", true)]
    [InlineData("release/*", "Exact", true)]
    [InlineData("re*/x", null, true)]
    [InlineData("refs/tags/v1", null, true)]
    public async Task Create_WrongBranch_IsRefused(string branch, string? kind, bool isOfBranches)
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        PolicyDraft draft = new()
        {
            Type = (isOfBranches ? PolicyKind.CommentRequirements : PolicyKind.FileSize).Id,
            Branches = branch.Length == 0 ? [] : [branch],
            MatchKind = kind,
            Settings = new(),
        };

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.CreatePolicyAsync(draft, default));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Null(_sent);
    }
}
