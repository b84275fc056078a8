using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.Organizations.Policies;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

/// <summary>The types of policies of a project, not paged. [D] policy-7.1.</summary>
internal static class PolicyCollections
{
    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("44096322-2d3d-466a-bb30-d1b7de69f61f"),
            Name = "policyTypes",
            Area = "policy",
            Resource = "types",
            Template = "{project}/_apis/{area}/{resource}/{typeId?}",
            Items = call =>
                from type in PolicyType.All
                let url = $"{call.Address.In(call.RequiredProject)}/_apis/policy/types/{type.Id}"
                select new
                {
                    type.Id, Url = url, DisplayName = type.Name, type.Description, _links = new { Self = new LinkBody(url) },
                },
            NotFound = ServiceErrors.NoPolicyType,
        },
    ];
}
