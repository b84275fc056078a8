using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources.Checks;

/// <summary>Which kind a check is, and what its rule says.</summary>
public sealed class CheckRuleTests : IDisposable
{
    private readonly ResourceScene _scene = new();

    private const string Task = "\"type\":{\"id\":\"fe1de3ee-a436-41b4-bb20-f6eb4cb879a7\",\"name\":\"Task Check\"}";
    private const string Hours =
        "\"inputs\":{\"businessDays\":\"Monday\",\"startTime\":\"08:00\",\"endTime\":\"17:00\",\"timeZone\":\"UTC\"}";

    public static TheoryData<string, string, string> Cases => new()
    {
        {
            """{"type":{"id":"8C6F20A7-a545-4486-9777-f762fafe0d4d"},"settings":{"approvers":[{"displayName":"A"},{"displayName":"B"}]}}""",
            "Approval",
            "all of A, B"
        },
        {
            """
            {"type":{"id":"8c6f20a7-a545-4486-9777-f762fafe0d4d"},
             "settings":{"approvers":[{"displayName":"A"},{"displayName":"B"}],"minRequiredApprovers":1,"executionOrder":"inSequence"} }
            """,
            "Approval",
            "1 of A, B, in this order"
        },
        {
            $$$"""
            {{{{Task}}},"settings":{"definitionRef":{"id":"86b05a0c-73e6-4f7d-b3cf-e38f3b39a75b"},
             "inputs":{"allowedBranches":"refs/heads/main","ensureProtectionOfBranch":"True"} } }
            """,
            "BranchControl",
            "main, protected"
        },
        {
            $$$"""{{{{Task}}},"settings":{"definitionRef":{"id":"445fde2f-6c39-441c-807f-8a59ff2e075f"},{{{Hours}}} } }""",
            "BusinessHours",
            "Monday 08:00-17:00 UTC"
        },
        {
            """
            {"type":{"id":"4020e66e-b0f3-47e1-bc88-48f3cc59b5f3"},
             "settings":{"extendsChecks":[{"templatePath":"t.yml","repositoryName":"p/r","repositoryRef":"refs/heads/main"}]} }
            """,
            "RequiredTemplate",
            "t.yml@p/r (refs/heads/main)"
        },
        { """{"type":{"id":"2ef31ad6-baa0-403a-8b45-2cbc9b4e5563"},"settings":{}}""", "ExclusiveLock", "one run at a time" },
        {
            $$$"""{{{{Task}}},"settings":{"definitionRef":{"id":"x","name":"InvokeRESTAPI"},"displayName":"Ask"} }""",
            "InvokeRESTAPI",
            "Ask"
        },
    };

    public void Dispose() => _scene.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Rule_SaysWhatTheCheckWants(string json, string kind, string rule)
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/_apis/pipelines/checks/configurations/1", _ => Answer.Json(json));
        ResourceClient client = await _scene.ClientAsync();

        AdoCheck check = await client.ReadOneAsync(AdoCheck.One("Alpha", "1"), default);

        Assert.Equal((kind, rule), (check.Kind, check.Rule));
    }
}
