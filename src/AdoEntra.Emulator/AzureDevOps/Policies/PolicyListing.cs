using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Policies;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>Makes the bodies of policies. [D] policy-7.1 <c>PolicyConfiguration</c>; the settings are those of the policy's type.</summary>
internal static class PolicyListing
{
    private const int UsualPage = 100;

    /// <summary>A page by a token in a header.</summary>
    public static Task AnswerPageAsync(ResourceCall call, EmulatedProject project, IReadOnlyList<PolicyConfiguration> found)
    {
        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? UsualPage));
        window.Announce(call, found.Count);
        return BodyJson.AnswerPageAsync(call.Exchange, window.Of(found).Select(policy => Body(call, project, policy)));
    }

    /// <summary>A policy. What is null in its settings is there.</summary>
    public static JsonObject Body(ResourceCall call, EmulatedProject project, PolicyConfiguration policy)
    {
        var root = call.Address.In(project) + "/_apis/policy";
        var (url, type) = ($"{root}/configurations/{policy.Id}", policy.Type);
        var body = BodyJson.Node(new
        {
            CreatedBy = GraphSubject.Reference(call.Address, policy.ChangedBy),
            CreatedDate = policy.Changed,
            policy.IsEnabled,
            policy.IsBlocking,
            policy.IsDeleted,
            IsEnterpriseManaged = false,
            _links = new { Self = new LinkBody(url), PolicyType = new LinkBody($"{root}/types/{type.Id}") },
            policy.Revision,
            policy.Id,
            Url = url,
            Type = new { type.Id, Url = $"{root}/types/{type.Id}", DisplayName = type.Name },
        });
        body["settings"] = JsonObject.Create(policy.Settings);
        return body;
    }
}
