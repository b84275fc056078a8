using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>Makes the bodies of work items.</summary>
internal static class WorkItemListing
{
    public const int MostAtOnce = 200;

    public static string Url(ResourceCall call, int id) => $"{call.Address.Root}/_apis/wit/workItems/{id}";

    /// <summary>A work item; fields by name, or all of them, and what else was requested.</summary>
    public static WorkItemBody Of(ResourceCall call, WorkItem item, IReadOnlyCollection<string> fields, string? expand)
    {
        var url = Url(call, item.Id);
        return new WorkItemBody(
            item.Id, item.Revision,
            fields.Count == 0
                ? item.Fields
                : Numbers(item).Concat(item.Fields)
                    .Where(field => fields.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(),
            expand is "all" or "relations" && Relations(call, item) is { Count: > 0 } relations ? relations : null,
            expand is "all" or "links"
                ? new Dictionary<string, LinkBody>
                {
                    ["self"] = new(url),
                    ["workItemUpdates"] = new(url + "/updates"),
                    ["workItemRevisions"] = new(url + "/revisions"),
                    ["fields"] = new(call.Address.Root + "/_apis/wit/fields"),
                }
                : null,
            url);
    }

    private static List<JsonElement> Relations(ResourceCall call, WorkItem item) =>
    [
        .. item.Parent is { } parent
            ?
            [
                SampleWorkItems.Value(new
                {
                    rel = "System.LinkTypes.Hierarchy-Reverse",
                    url = Url(call, parent),
                    attributes = new { isLocked = false, name = "Parent" },
                }),
            ]
            : (JsonElement[])[],
        .. item.Relations,
    ];

    // [C] These are among the fields only when they are asked for as such.
    private static Dictionary<string, JsonElement> Numbers(WorkItem item) => new()
    {
        ["System.Id"] = SampleWorkItems.Value(item.Id),
        ["System.Rev"] = SampleWorkItems.Value(item.Revision),
    };

    /// <summary>Several, in the order asked for. [D] What is not there is an error, or, where asked for, left out.</summary>
    public static Task AnswerAsync(
        ResourceCall call, IReadOnlyList<int> ids, IReadOnlyCollection<string> fields, string? expand, string? errorPolicy)
    {
        if (ids.Count > MostAtOnce)
        {
            throw new ServiceRefusalException(WorkItemErrors.TooMany(ids.Count));
        }

        var omits = errorPolicy == "omit";
        var project = call.Project;
        var found = new List<WorkItemBody>(ids.Count);
        foreach (var id in ids)
        {
            var item = call.Organization.WorkItems.Find(id);
            if (item is not null && (project is null || item.Project == project.Id))
            {
                found.Add(Of(call, item, fields, expand));
            }
            else if (!omits)
            {
                throw new ServiceRefusalException(
                    WorkItemErrors.NoWorkItem(id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return BodyJson.AnswerAsync(
            call.Exchange, new PageBody<WorkItemBody>(found.Count, found), BodyJson.Service.PageBodyWorkItemBody);
    }

    public static string[] Fields(ResourceCall call) => call.Query.Text("fields")?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    public static string[] Fields(JsonElement body) => [.. body.MemberItems("fields").Select(field => field.GetString() ?? string.Empty)];
}
