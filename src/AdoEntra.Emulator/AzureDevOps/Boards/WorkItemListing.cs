using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>Makes the bodies of work items.</summary>
internal static class WorkItemListing
{
    public const int MostAtOnce = 200;

    public static string Url(ResourceCall call, int id) => $"{call.Address.Root}/_apis/wit/workItems/{id}";

    /// <summary>A work item; fields by name, or all of them, and what was asked for besides.</summary>
    public static WorkItemBody Of(ResourceCall call, WorkItem item, IReadOnlyCollection<string> fields, string? expand)
    {
        var url = Url(call, item.Id);
        var level = expand?.ToUpperInvariant();
        return new WorkItemBody(
            item.Id, item.Revision,
            fields.Count == 0
                ? item.Fields
                : Numbers(item).Concat(item.Fields)
                    .Where(field => fields.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(),
            level is "ALL" or "RELATIONS" && item.Relations.Count > 0 ? item.Relations : null,
            level is "ALL" or "LINKS" ? new Dictionary<string, LinkBody> { ["self"] = new(url) } : null,
            url);
    }

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

        var omits = string.Equals(errorPolicy, "omit", StringComparison.OrdinalIgnoreCase);
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
