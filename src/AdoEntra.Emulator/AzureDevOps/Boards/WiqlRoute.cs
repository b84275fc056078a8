using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// POST <c>[{project}/[{team}/]]_apis/wit/wiql</c>: the numbers of the work items that a query finds, and nothing else of them. [D] wit-7.1
/// <c>Wiql_Query By Wiql</c>, protocol 3.8: <c>$top</c> is all the paging there is.
/// </summary>
internal static class WiqlRoute
{
    // [D] protocol 3.8.
    private const int MostFound = 20_000;

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("1a9c53f7-f243-4447-b110-35ef023636e4"),
        Route = EmulatedRoute.Wiql,
        Area = "wit",
        ResourceName = "wiql",
        Template = "{project?}/{team?}/_apis/{area}/{resource}",
        ResourceVersion = 2,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = AnswerAsync },
    };

    private static async Task AnswerAsync(ResourceCall call)
    {
        var (project, top) = (call.Project, call.Query.Number("$top", least: 1, most: MostFound) ?? MostFound);
        var body = await ResourceBody.ReadObjectAsync(call);
        var text = body.MemberText("query") ?? throw new ServiceRefusalException(WorkItemErrors.BadQuery("There is none."));
        var query = WiqlQuery.Parse(text, project?.Name);

        // [D] The project in the address is what @project means; it does not limit what is found.
        WorkItem[] found = [.. query.Find(call.Organization.WorkItems.All).Take(top)];
        await BodyJson.AnswerAsync(
            call.Exchange,
            new QueryResultBody(
                "flat", "workItem", call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime,
                [.. query.Columns.Select(Field)],
                query.Order is { } order ? [new SortColumnBody(Field(order.Field), order.IsDescending)] : null,
                [.. found.Select(item => new WorkItemReferenceBody(item.Id, WorkItemListing.Url(call, item.Id)))]),
            BodyJson.Service.QueryResultBody);

        FieldReferenceBody Field(string name) =>
            new(name, name[(name.LastIndexOf('.') + 1)..], $"{call.Address.Root}/_apis/wit/fields/{name}");
    }
}
