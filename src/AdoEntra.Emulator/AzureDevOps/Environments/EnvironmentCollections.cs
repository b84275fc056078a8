using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Environments;

/// <summary>The environments of a project. [D] environments-7.2; [I] that a name is looked for as it is, whatever its case.</summary>
internal static class EnvironmentCollections
{
    public static IReadOnlyList<CollectionRoute> Rows { get; } =
    [
        new()
        {
            Id = new("8572b1fc-2482-47fa-8f74-7e3ed53ee54b"),
            Area = "distributedtask",
            Resource = "environments",
            Template = "{project}/_apis/pipelines/{resource}/{environmentId?}",
            PreviewOnly = true,
            Paging = CollectionPaging.Token,
            Choices = new Dictionary<string, ServiceEnum> { ["expands"] = ServiceEnums.EnvironmentExpands },
            Filters = new Dictionary<string, string> { ["name"] = "name" },
            Verbs = "GET POST PATCH DELETE",
            Sample = "environments.json",
            NotFound = key => new(
                404, "EnvironmentNotFoundException",
                "Microsoft.Azure.Pipelines.Environments.Server, Microsoft.Azure.Pipelines.Environments.Server",
                $"Environment with id {key} does not exist or has been deleted."),
        },
    ];
}
