using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// GET <c>/{organization}/_apis/resourceAreas[/{id}]</c>: on which host each area is. The first request of the public clients for
/// Node, Python and .NET, which go on to <c>OPTIONS _apis/{area}</c> there. [D code] The ids are those that these clients carry with them;
/// in no published contract.
/// </summary>
internal static class ResourceAreasRoute
{
    private static readonly ResourceArea[] Areas =
    [
        new("0d55247a-1c47-4462-9b1f-5e2125590ee6", "account", ServiceHost.Profiles),
        new("5b55a9b6-2e0f-40d7-829d-3741d2b8c4e4", "approval", ServiceHost.Main),
        new("94ff054d-5ee1-413d-9341-3f4a7827de2e", "audit", ServiceHost.Audit),
        new("965220d5-5bb9-42cf-8d67-9b146df2a5a4", "build", ServiceHost.Main),
        new("79134c72-4a58-4b42-976c-04e7115f32bf", "core", ServiceHost.Main),
        new("31c84e0a-3ece-48fd-a29d-100849af99ba", "Dashboard", ServiceHost.Main),
        new("a85b8835-c1a1-4aac-ae97-1c3d0ba72dbd", "distributedtask", ServiceHost.Main),
        new("4e080c62-fa21-4fbc-8fef-2a10a2b38049", "git", ServiceHost.Main),
        new("bb1e7ec9-e901-4b68-999a-de7012b920f8", "Graph", ServiceHost.Identities),
        new("8a3d49b8-91f0-46ef-b33d-dda338c25db3", "IMS", ServiceHost.Identities),
        new("68ddce18-2501-45f1-a17b-7931a9922690", "MEMBERENTITLEMENTMANAGEMENT", ServiceHost.Entitlements),
        new("7ab4e64e-c4d8-4f50-ae73-5ef2e21642a5", "packaging", ServiceHost.Feeds),
        new("a81a0441-de52-4000-aa15-ff0e07bfbbaa", "pipelinePermissions", ServiceHost.Main),
        new("2e0bf237-8973-4ec9-a581-9c3d679d1776", "pipelines", ServiceHost.Main),
        new("4a933897-0488-45af-bd82-6fd3ad33f46a", "PipelinesChecks", ServiceHost.Main),
        new("fb13a388-40dd-4a04-b530-013a739c72ef", "policy", ServiceHost.Main),
        new("8ccfef3d-2b87-4e99-8ccb-66e343d2daa8", "Profile", ServiceHost.Profiles),
        new("ea48a0a1-269c-42d8-b8ad-ddc8fcdcf578", "search", ServiceHost.Search),
        new("1814ab31-2f4f-4a9f-8761-f4d77dc5a5d7", "serviceendpoint", ServiceHost.Main),
        new("c83eaf52-edf3-4034-ae11-17d38f25404c", "testresults", ServiceHost.TestResults),
        new("8aa40520-446d-40e6-89f6-9c9f9ce44c48", "tfvc", ServiceHost.Main),
        new("bf7d82a0-8aa5-4613-94ef-6172a5ea01f3", "wiki", ServiceHost.Main),
        new("5264459e-e5e0-4bd8-b118-0985e68a4ec5", "wit", ServiceHost.Main),
        new("1d4f49f9-02b9-4e26-b826-2cdb6195f2a9", "work", ServiceHost.Main),
    ];

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("e81700f7-3be2-46de-8624-2eb35882fcaa"),
        Route = EmulatedRoute.ConnectionData,
        Area = "Location",
        ResourceName = "ResourceAreas",
        Template = "_apis/{resource}/{areaId?}",
        PreviewOnly = true,
        VersionOptional = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var address = new Address(call.Services.BaseUri, call.Organization);
        ResourceAreaBody[] areas = [.. Areas.Select(area => new ResourceAreaBody(area.Id, area.Name, address.On(area.Host) + "/"))];
        if (call.Value("areaId") is not { } asked)
        {
            return BodyJson.AnswerAsync(
                call.Exchange, new PageBody<ResourceAreaBody>(areas.Length, areas), BodyJson.Service.PageBodyResourceAreaBody);
        }

        // [I] What the service sends for an area that is not there.
        return areas.FirstOrDefault(area => Guid.TryParse(asked, out var id) && area.Id == id) is { } one
            ? BodyJson.AnswerAsync(call.Exchange, one, BodyJson.Service.ResourceAreaBody)
            : Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private sealed record ResourceArea(Guid Id, string Name, ServiceHost Host)
    {
        public ResourceArea(string id, string name, ServiceHost host)
            : this(new Guid(id), name, host)
        {
        }
    }
}
