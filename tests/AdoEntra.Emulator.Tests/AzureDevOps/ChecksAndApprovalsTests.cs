using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Builds;
using AdoEntra.Emulator.Organizations.Checks;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>What a run passes before it uses a resource: permissions, checks and approvals, as they are changed.</summary>
public sealed class ChecksAndApprovalsTests() : EmulatorTests(new EmulatorOptions { TimeProvider = Clock })
{
    private const string Root = "MyOrg/SecretSauce/_apis/pipelines/";
    private const string Preview = "?api-version=7.1-preview.1";
    private const string Approvals = Root + "approvals?api-version=7.1";

    private static readonly ManualTime Clock = new(DateTimeOffset.UtcNow);

    private EmulatedOrganization Organization => Emulator.State.FindOrganization("MyOrg")!;

    private GuardedResource Production => new(Organization.FindProject("SecretSauce")!.Id, "environment", "2");

    [Fact]
    public async Task Permissions_GrantedAndRevoked_AreWhatARunIsAskedFor()
    {
        const string Target = Root + "pipelinepermissions/environment/2" + Preview;
        Assert.False(Organization.PipelinePermissions.IsAuthorized(Production, 3));

        await PatchAsync(Target, """{"pipelines":[{"id":3,"authorized":true}]}""");
        Assert.True(Organization.PipelinePermissions.IsAuthorized(Production, 3));
        await PatchAsync(Target, """{"pipelines":[{"id":3,"authorized":false}],"allPipelines":{"authorized":true}}""");
        Assert.True(Organization.PipelinePermissions.IsAuthorized(Production, 99));
        var left = await PatchAsync(Target, """{"allPipelines":{"authorized":false}}""");

        Assert.False(Organization.PipelinePermissions.IsAuthorized(Production, 3));
        Assert.Equal([2, 11], left.GetProperty("pipelines").EnumerateArray().Select(one => one.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("pipelinepermissions/feed/2", "{}")]
    [InlineData("checks/configurations/2", """{"type":{"id":"2ef31ad6-baa0-403a-8b45-2cbc9b4e5563"},"settings":{}}""")]
    [InlineData("checks/configurations/2", """{"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d"},"settings":{"approvers":[]}}""")]
    [InlineData("checks/configurations/3", """{"type":{"id":"fe1de3ee-a436-41b4-bb20-f6eb4cb879a7"},"settings":{}}""")]
    public async Task Patch_WhatDoesNotFit_IsRefused(string what, string body)
    {
        using var response = await SendAsync(HttpMethod.Patch, Root + what + Preview, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Check_ThatIsChanged_HasTheSettingsThatWereSentAndNoOther()
    {
        var changed = await PatchAsync(Root + "checks/configurations/2" + Preview, """
            {"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d"},"timeout":9,"isDisabled":true,
             "settings":{"approvers":[{"id":"5c1d0000-0000-6d05-8000-0000000000e1"}]} }
            """);

        Assert.Equal(["approvers"], changed.GetProperty("settings").EnumerateObject().Select(member => member.Name));
        Assert.Equal("Ada Operator", changed.GetProperty("settings").GetProperty("approvers")[0].Text("displayName"));
        Assert.Equal(9, changed.GetProperty("timeout").GetInt32());
        Assert.DoesNotContain(2, Organization.Checks.Of(Production).Select(check => check.Id));
    }

    [Theory]
    [InlineData("approved", "approved")]
    [InlineData("rejected", "rejected")]
    public async Task Approval_OfTheCaller_IsDecidedOnce(string status, string expected)
    {
        var update = $$"""[{"approvalId":"{{Id("mine")}}","status":"{{status}}","comment":"c"}]""";

        var decided = (await PatchAsync(Approvals, update)).GetProperty("value")[0];
        Assert.Equal(expected, decided.Text("status"));
        Assert.Equal([status, "skipped"], decided.GetProperty("steps").EnumerateArray().Select(step => step.Text("status")));
        using var again = await SendAsync(HttpMethod.Patch, Approvals, update);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Approvals_OfWhichOneIsNotTheCallers_AreAllAsTheyWere()
    {
        var both = $$"""
            [{"approvalId":"{{Id("readers")}}","status":"approved"},{"approvalId":"{{Id("others")}}","status":"approved"}]
            """;

        using var refused = await SendAsync(HttpMethod.Patch, Approvals, both);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("pending", await StatusAsync("readers"));
        await PatchAsync(Approvals, $$"""[{"approvalId":"{{Id("readers")}}","status":"approved"}]""");
        Assert.Equal("approved", await StatusAsync("readers"));
    }

    [Fact]
    public async Task Approval_ThatIsDeferred_IsApprovedWhenItsTimeHasCome()
    {
        var until = Clock.GetUtcNow().AddHours(2).UtcDateTime.ToString("O");
        await PatchAsync(
            Root + "approvals?api-version=7.2-preview.2",
            $$"""[{"approvalId":"{{Id("mine")}}","status":"deferred","deferredTo":"{{until}}"}]""");

        Assert.Equal("pending", await StatusAsync("mine"));
        Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("approved", await StatusAsync("mine"));
    }

    [Fact]
    public async Task Approval_ThatIsGivenToAnother_IsNotTheCallersAnyMore()
    {
        const string Ada = "5c1d0000-0000-6d05-8000-0000000000e1";
        var own = Emulator.State.SystemAssigned.AzureDevOpsId;
        await PatchAsync(
            Approvals,
            $$"""[{"approvalId":"{{Id("mine")}}","assignedApprover":{"id":"{{own}}"},"reassignTo":{"id":"{{Ada}}"} }]""");

        using var refused = await SendAsync(
            HttpMethod.Patch, Approvals, $$"""[{"approvalId":"{{Id("mine")}}","status":"approved"}]""");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("&state=pending", 3)]
    [InlineData("&state=approved", 1)]
    [InlineData("&userIds=5c1d0000-0000-6d05-8000-0000000000e1", 2)]
    [InlineData("&state=pending&top=2", 2)]
    public async Task Approvals_ByWhatIsAskedFor(string query, int expected)
    {
        var page = await (await CallAsync(Approvals + query)).JsonAsync();

        Assert.Equal(expected, page.GetProperty("count").GetInt32());
    }

    [Fact]
    public void Requested_InSequence_AsksOneAfterTheOther()
    {
        var run = SampleBuilds.BuildsOf(Organization.FindProject("SecretSauce")!)[0];
        var check = Organization.Checks.All[1];
        var inSequence = check with { Settings = check.Settings.DeepClone().AsObject() };
        (inSequence.Settings["executionOrder"], inSequence.Settings["minRequiredApprovers"]) = ("inSequence", 0);
        var now = Clock.GetUtcNow().UtcDateTime;

        var requested = Organization.Approvals.Request(Guid.NewGuid(), Production, run, inSequence, now);
        var first = requested.With(requested.Steps[0], requested.Steps[0] with { Status = "approved" }, now);
        var second = first.With(first.Steps[1], first.Steps[1] with { Status = "approved" }, now);

        Assert.Equal(["pending", "uninitiated"], requested.Steps.Select(step => step.Status));
        Assert.Equal(["approved", "pending"], first.Steps.Select(step => step.Status));
        Assert.Equal(("pending", "approved"), (first.StatusAt(now), second.StatusAt(now)));
    }

    private static Guid Id(string name) => StableGuid.From("approval/" + name);

    private async Task<string?> StatusAsync(string name) =>
        (await (await CallAsync($"{Root}approvals/{Id(name)}?api-version=7.1")).JsonAsync()).Text("status");

    private async Task<JsonElement> PatchAsync(string target, string body) =>
        await (await SendAsync(HttpMethod.Patch, target, body)).JsonAsync();
}
