using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Checks;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Checks;

/// <summary>
/// GET and PATCH <c>{project}/_apis/pipelines/pipelinepermissions/{resourceType}/{resourceId}</c>, and PATCH of several resources at once.
/// [D] approvalsAndChecks-7.1 <c>Pipeline Permissions</c>; [C] what is sent is added to what there is, and <c>authorized: false</c> takes
/// it away. [I] A resource is not looked for: one that is not there has no permissions.
/// </summary>
internal static class PipelinePermissionsRoute
{
    public static ResourceLocation One { get; } = new()
    {
        Id = new("b5b9a4a4-e6cd-4096-853c-ab7d8b0c4eb2"),
        Route = new("pipelinePermissions"),
        Area = "pipelinePermissions",
        ResourceName = "pipelinePermissions",
        Template = "{project}/_apis/pipelines/{resource}/{resourceType}/{resourceId}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call => AnswerAsync(call, Named(call, call.Required("resourceType"), call.Required("resourceId"))),
            [HttpMethods.Patch] = ChangeAsync,
        },
    };

    public static ResourceLocation Several { get; } = new()
    {
        Id = new("5c1d0000-b5b9-4096-8000-0000000000a2"),
        Route = new("pipelinePermissions"),
        Area = "pipelinePermissions",
        ResourceName = "pipelinePermissions",
        Template = "{project}/_apis/pipelines/{resource}",
        PreviewOnly = true,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Patch] = ChangeSeveralAsync },
    };

    private static async Task ChangeAsync(ResourceCall call)
    {
        var resource = Named(call, call.Required("resourceType"), call.Required("resourceId"));
        Change(call, resource, await ResourceBody.ReadObjectAsync(call));
        await AnswerAsync(call, resource);
    }

    private static async Task ChangeSeveralAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadArrayAsync(call);
        var changed = new List<GuardedResource>();
        foreach (var one in body.EnumerateArray())
        {
            var named = one.Member("resource");
            var resource = Named(call, named.MemberText("type") ?? string.Empty, named.MemberText("id") ?? string.Empty);
            Change(call, resource, one);
            changed.Add(resource);
        }

        await BodyJson.AnswerPageAsync(call.Exchange, changed.Select(resource => Body(call, resource)));
    }

    private static GuardedResource Named(ResourceCall call, string type, string id) => CheckResources.IsType(type) && id.Length > 0
        ? new GuardedResource(call.RequiredProject.Id, type.ToLowerInvariant(), id)
        : throw new ServiceRefusalException(CheckResources.NoType(type));

    private static void Change(ResourceCall call, GuardedResource resource, JsonElement body)
    {
        var grant = new PermissionGrant(call.Caller, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime);
        var pipelines = body.MemberItems("pipelines").Select(one => (
            Id: one.MemberNumber("id") ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("pipelines", "an id is missing.")),
            IsGranted: one.MemberFlag("authorized"))).ToArray();
        var all = body.Member("allPipelines");
        call.Organization.PipelinePermissions.Change(resource, known =>
        {
            var changed = all.ValueKind != JsonValueKind.Object ? known
                : known with { All = all.MemberFlag("authorized") ? known.All ?? grant : null };
            return pipelines.Aggregate(changed, (permission, one) => permission with
            {
                Pipelines = !one.IsGranted ? permission.Pipelines.Remove(one.Id)
                    : permission.Pipelines.ContainsKey(one.Id) ? permission.Pipelines
                    : permission.Pipelines.Add(one.Id, grant),
            });
        });
    }

    private static Task AnswerAsync(ResourceCall call, GuardedResource resource) =>
        BodyJson.AnswerAnyAsync(call.Exchange, Body(call, resource));

    private static object Body(ResourceCall call, GuardedResource resource)
    {
        var permission = call.Organization.PipelinePermissions.Of(resource);
        return new
        {
            Resource = new { resource.Type, resource.Id },
            AllPipelines = permission.All is not { } all ? null : new
            {
                Authorized = true,
                AuthorizedBy = GraphSubject.Reference(call.Address, all.By),
                AuthorizedOn = all.On,
            },
            Pipelines = permission.Pipelines.Select(one => new
            {
                Id = one.Key,
                Authorized = true,
                AuthorizedBy = GraphSubject.Reference(call.Address, one.Value.By),
                AuthorizedOn = one.Value.On,
            }),
        };
    }
}
