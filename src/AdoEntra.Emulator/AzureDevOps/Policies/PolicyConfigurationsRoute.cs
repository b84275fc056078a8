using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Policies;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>
/// GET <c>{project}/_apis/policy/configurations[/{id}]</c>, paged by <c>$top</c> and a token in a header. [D] policy-7.1, protocol
/// 3.8.
/// </summary>
internal static class PolicyConfigurationsRoute
{
    private const int UsualPage = 100;

    private static readonly DateTime Created = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("dad91cbe-d183-45f8-9c6e-9c1164472121"),
        Route = EmulatedRoute.PolicyConfigurations,
        GivesTokens = true,
        Area = "policy",
        ResourceName = "configurations",
        Template = "{project}/_apis/{area}/{resource}/{configurationId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        PolicyBody[] all = [.. SamplePolicies.Of(project).Select(policy => Body(call, project, policy))];
        if (call.Value("configurationId") is { } id)
        {
            var found = all.FirstOrDefault(policy => policy.Id.ToString(CultureInfo.InvariantCulture) == id)
                ?? throw new ServiceRefusalException(ServiceErrors.NoPolicy(id));
            return BodyJson.AnswerAsync(call.Exchange, found, BodyJson.Service.PolicyBody);
        }

        if (call.Query.Text("policyType") is { } type)
        {
            all = [.. all.Where(policy => policy.Type.Id.ToString().Equals(type, StringComparison.OrdinalIgnoreCase))];
        }

        var window = PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? UsualPage));
        window.Announce(call, all.Length);
        var page = window.Of(all);
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PolicyBody>(page.Length, page), BodyJson.Service.PageBodyPolicyBody);
    }

    private static PolicyBody Body(ResourceCall call, EmulatedProject project, BranchPolicy policy)
    {
        var root = call.Address.In(project) + "/_apis/policy";
        var (url, type) = ($"{root}/configurations/{policy.Id}", policy.Type);
        var isReviewers = type == PolicyType.Reviewers;
        return new PolicyBody(
            GraphSubject.Reference(call.Address, KnownPrincipals.Person), Created.AddHours(policy.Id), policy.IsEnabled, policy.IsBlocking,
            false, false,
            new PolicySettingsBody(
                isReviewers ? 2 : null, isReviewers ? false : null, [new(policy.Branch, "Exact", policy.Repository)]),
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["policyType"] = new($"{root}/types/{type.Id}") },
            1, policy.Id, url, new PolicyTypeBody(type.Id, $"{root}/types/{type.Id}", type.Name, null, null));
    }
}
