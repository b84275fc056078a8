using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// GET <c>[{project}/]_apis/wit/reporting/workitemrevisions</c>: every revision of every work item, in batches with a token and a link to
/// the next inside. [D] wit-7.1 <c>Reporting Work Item Revisions_*</c>: the token is there to the end, <c>isLastBatch</c> says when that
/// is; a batch may be short of what was asked for. Its usual length is [I].
/// </summary>
internal static class WorkItemRevisionsRoute
{
    private const int UsualBatch = 1_000;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("f828fe59-dd87-495d-a17c-7a8d6211ca6c"),
        Route = EmulatedRoute.WorkItemRevisions,
        GivesTokens = true,
        Area = "wit",
        ResourceName = "workItemRevisions",
        Template = "{project?}/_apis/{area}/reporting/{resource}",
        ResourceVersion = 2,
        Choices = new Dictionary<string, ServiceEnum> { ["$expand"] = ServiceEnums.RevisionsExpand },
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var (project, items) = (call.Project, call.Organization.WorkItems);
        var window = PageWindow.ByToken(call, call.Query.Number("$maxPageSize", least: 1, most: UsualBatch) ?? UsualBatch);
        var total = items.RevisionCount;
        var fields = WorkItemListing.Fields(call);
        var types = call.Query.Text("types")?.Split(',', StringSplitOptions.TrimEntries);
        var revisions = items.Revisions(window.Offset, Math.Min(window.Top, Math.Max(total - window.Offset, 0)));
        WorkItemBody[] values =
        [
            .. revisions
                .Where(item => (project is null || item.Project == project.Id)
                    && (types is null || types.Contains(item.Text("System.WorkItemType"), StringComparer.OrdinalIgnoreCase)))
                .Select(item => WorkItemListing.Of(call, item, fields, null)),
        ];
        var next = window.Next(call, total);
        var token = next ?? ContinuationToken.Of(EmulatedRoute.WorkItemRevisions, total);
        var version = call.Exchange.Http.Request.Query["api-version"].ToString();
        return BodyJson.AnswerAsync(
            call.Exchange,
            new RevisionBatchBody(
                values,
                next is null
                    ? null
                    : $"{(project is null ? call.Address.Root : call.Address.In(project))}/_apis/wit/reporting/workitemrevisions"
                        + $"?continuationToken={Uri.EscapeDataString(next)}&$maxPageSize={window.Top}&api-version={version}",
                token,
                next is null),
            BodyJson.Service.RevisionBatchBody);
    }
}
