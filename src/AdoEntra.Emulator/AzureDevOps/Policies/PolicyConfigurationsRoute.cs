using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>
/// GET <c>{project}/_apis/policy/configurations[/{id}]</c>, paged by <c>$top</c> and a token in a header. [D] policy-7.1, protocol 3.8. Every
/// repository of <c>SecretSauce</c> has one; the two types take turns.
/// </summary>
internal static class PolicyConfigurationsRoute
{
    private const int UsualPage = 100;

    // [D] The ids of these types are the same everywhere.
    private static readonly (Guid Id, string Name) Reviewers =
        (new("fa4e907d-c16b-4a4c-9dfa-4906e5d171dd"), "Minimum number of reviewers");

    private static readonly (Guid Id, string Name) Comments = (new("c6a1889d-b943-4856-b76f-9e46bb6b0df2"), "Comment requirements");

    private static readonly DateTime Created = new(2026, 1, 12, 9, 0, 0, DateTimeKind.Utc);

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("dad91cbe-d183-45f8-9c6e-9c1164472121"),
        Route = EmulatedRoute.PolicyConfigurations,
        Area = "policy",
        ResourceName = "configurations",
        Template = "{project}/_apis/{area}/{resource}/{configurationId?}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var project = call.RequiredProject;
        PolicyBody[] all = project.Name == "SecretSauce"
            ? [.. project.Repositories.Select((repository, index) => Body(call, project, repository, index + 1))]
            : [];
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

        var window = PageWindow.ByToken(call, call.Query.Number("$top", least: 1) ?? UsualPage);
        window.Announce(call, all.Length);
        var page = window.Of(all);
        return BodyJson.AnswerAsync(call.Exchange, new PageBody<PolicyBody>(page.Length, page), BodyJson.Service.PageBodyPolicyBody);
    }

    private static PolicyBody Body(ResourceCall call, EmulatedProject project, EmulatedRepository repository, int id)
    {
        var root = call.Address.In(project) + "/_apis/policy";
        var url = $"{root}/configurations/{id}";
        var isReviewers = id % 2 == 1;
        var type = isReviewers ? Reviewers : Comments;
        return new PolicyBody(
            GraphSubject.Reference(call.Address, KnownPrincipals.Person), Created.AddHours(id), id % 5 != 0, id % 3 != 0, false,
            new PolicySettingsBody(
                isReviewers ? 2 : null, isReviewers ? false : null, [new("refs/heads/main", "Exact", repository.Id)]),
            new Dictionary<string, LinkBody> { ["self"] = new(url), ["policyType"] = new($"{root}/types/{type.Id}") },
            1, id, url, new PolicyTypeBody(type.Id, $"{root}/types/{type.Id}", type.Name));
    }
}
