using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// <c>[{project}/]_apis/wit/workitems[/{id}]</c>: at most 200 by their numbers, one, changes, deletion; <c>…/workitems/$Type</c>: creation;
/// <c>…/workitemsbatch</c>: the list as a POST. [D] wit-7.1 <c>Work Items_*</c>; only JSON Patch creates and changes.
/// </summary>
internal static class WorkItemsRoute
{
    private static readonly Dictionary<string, ServiceEnum> Expansions = new()
    {
        [Expand] = ServiceEnums.WorkItemExpand,
        ["errorPolicy"] = ServiceEnums.ErrorPolicy,
    };

    private const string Expand = "$expand";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("72c7ddf8-2cdc-4f60-90cd-ab71c14a399b"),
        Route = EmulatedRoute.WorkItems,
        Area = "wit",
        ResourceName = "workItems",
        Template = "{project?}/_apis/{area}/{resource}/{id?}",
        ResourceVersion = 3,
        Choices = Expansions,
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerAsync,
            [HttpMethods.Patch] = ChangeAsync,
            [HttpMethods.Delete] = DeleteAsync,
        },
    };

    public static ResourceLocation Creation { get; } = new()
    {
        Id = new("62d3d110-0047-428c-ad3c-4fe872c91c74"),
        Route = EmulatedRoute.WorkItems,
        Area = "wit",
        ResourceName = "workItems",
        Template = "{project}/_apis/{area}/{resource}/${type}",
        ResourceVersion = 3,
        Choices = Expansions,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = CreateAsync },
    };

    public static ResourceLocation Batch { get; } = new()
    {
        Id = new("908509b6-4248-4475-a1cd-829139ba419f"),
        Route = EmulatedRoute.WorkItemsBatch,
        Area = "wit",
        ResourceName = "workItemsBatch",
        Template = "{project?}/_apis/{area}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerBatchAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var (fields, expand) = (WorkItemListing.Fields(call), call.Choice(Expand));
        if (call.Value("id") is not null)
        {
            return AnswerOneAsync(call, WorkItemListing.Of(call, Find(call), fields, Alone(expand)));
        }

        var ids = call.Query.Numbers("ids");
        return ids.Count == 0
            ? throw new ServiceRefusalException(ServiceErrors.InvalidQuery("ids", string.Empty))
            : WorkItemListing.AnswerAsync(call, ids, fields, expand, call.Choice("errorPolicy"));
    }

    private static async Task AnswerBatchAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var ids = new List<int>();
        foreach (var item in body.MemberItems("ids"))
        {
            ids.Add(
                item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var id)
                    ? id
                    : throw ResourceBody.Unbound("An id is no number.")
            );
        }

        await (ids.Count == 0
            ? throw new ServiceRefusalException(ServiceErrors.InvalidMember("ids", "there are none."))
            : WorkItemListing.AnswerAsync(
                call, ids, WorkItemListing.Fields(body), body.MemberChoice(Expand, ServiceEnums.WorkItemExpand),
                body.MemberChoice("errorPolicy", ServiceEnums.ErrorPolicy)));
    }

    private static async Task CreateAsync(ResourceCall call)
    {
        var (project, type) = (call.RequiredProject, call.Required("type"));
        var patch = await ResourceBody.ReadPatchAsync(call);
        var known = WorkItemTypesRoute.Names.FirstOrDefault(one => one.Equals(type, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceRefusalException(WorkItemErrors.NoType(type, project.Name));
        var given = new Dictionary<string, JsonElement>
        {
            ["System.AreaPath"] = SampleWorkItems.Value(project.Name),
            ["System.TeamProject"] = SampleWorkItems.Value(project.Name),
            ["System.IterationPath"] = SampleWorkItems.Value(project.Name),
            ["System.WorkItemType"] = SampleWorkItems.Value(known),
            ["System.State"] = SampleWorkItems.Value("New"),
            ["System.CreatedDate"] = Now(call),
            ["System.CreatedBy"] = SampleWorkItems.Value(call.Caller.Name),
            ["System.ChangedDate"] = Now(call),
            ["System.ChangedBy"] = SampleWorkItems.Value(call.Caller.Name),
        };
        var made = WorkItemPatch.Apply(new WorkItem(0, 0, 0, project.Id, given, []), patch);
        if (!call.Query.Flag("validateOnly"))
        {
            made = call.Organization.WorkItems.Add(id => made with { Id = id });
        }

        await AnswerOneAsync(call, WorkItemListing.Of(call, made, [], "all"));
    }

    private static async Task ChangeAsync(ResourceCall call)
    {
        var found = Find(call);
        var patch = await ResourceBody.ReadPatchAsync(call);
        var changed = call.Organization.WorkItems.Change(found.Id, Changed)
            ?? throw new ServiceRefusalException(WorkItemErrors.NoWorkItem(call.Required("id")));
        await AnswerOneAsync(call, WorkItemListing.Of(call, changed, [], "all"));

        WorkItem Changed(WorkItem item)
        {
            var after = WorkItemPatch.Apply(item, patch);
            return after with
            {
                Fields = new Dictionary<string, JsonElement>(after.Fields)
                {
                    ["System.ChangedDate"] = Now(call),
                    ["System.ChangedBy"] = SampleWorkItems.Value(call.Caller.Name),
                },
            };
        }
    }

    private static Task DeleteAsync(ResourceCall call)
    {
        var removed = call.Organization.WorkItems.Remove(Find(call).Id)
            ?? throw new ServiceRefusalException(WorkItemErrors.NoWorkItem(call.Required("id")));
        var now = call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return BodyJson.AnswerAsync(
            call.Exchange,
            new WorkItemDeletionBody(
                removed.Id, removed.Text("System.WorkItemType")!, removed.Text("System.Title")!, removed.Text("System.TeamProject")!, now,
                call.Caller.Name, 200, $"{call.Address.Root}/_apis/wit/recyclebin/{removed.Id}",
                WorkItemListing.Of(call, removed, [], null)),
            BodyJson.Service.WorkItemDeletionBody);
    }

    // [D] samples of wit-7.1: one that is asked for by itself has its links, unless nothing is said to be wanted.
    private static string? Alone(string? expand) => expand is null or "fields" ? "links" : expand;

    private static WorkItem Find(ResourceCall call)
    {
        var text = call.Value("id")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        var item = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? call.Organization.WorkItems.Find(id)
            : null;
        return item is not null && (call.Project is not { } project || item.Project == project.Id)
            ? item
            : throw new ServiceRefusalException(WorkItemErrors.NoWorkItem(text));
    }

    private static JsonElement Now(ResourceCall call) =>
        SampleWorkItems.Value(call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime);

    private static Task AnswerOneAsync(ResourceCall call, WorkItemBody body) =>
        BodyJson.AnswerAsync(call.Exchange, body, BodyJson.Service.WorkItemBody);
}
