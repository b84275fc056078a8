using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.ServiceConnections;

/// <summary>
/// POST <c>{project}/_apis/serviceendpoint/endpointproxy?endpointId=…</c>: the service calls what a connection leads to. [D]
/// serviceEndpoint-7.1; [I] a refusal there is 200 with a status code and words, and one that is disabled is not called.
/// </summary>
internal static class ConnectionProxyRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("cc63bb57-2a5f-4a7a-b79c-c142d308657e"),
        Route = new("serviceEndpointProxy"),
        Area = "serviceendpoint",
        ResourceName = "endpointproxy",
        Template = "{project}/_apis/{area}/{resource}",
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Post] = CallAsync },
    };

    private static async Task CallAsync(ResourceCall call)
    {
        var body = await ResourceBody.ReadObjectAsync(call);
        var source = body.Member("dataSourceDetails").MemberText("dataSourceName")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("dataSourceDetails", "a data source is needed."));
        var id = call.Query.Text("endpointId") ?? string.Empty;
        var connection = call.Organization.ServiceConnections.Items.FirstOrDefault(one =>
                one.Id.ToString() == id && one.Projects.Any(project => project.Id == call.RequiredProject.Id))
            ?? throw new ServiceRefusalException(ServiceConnectionErrors.NotFound(id));
        if (connection.IsDisabled)
        {
            throw new ServiceRefusalException(ServiceConnectionErrors.Unfit($"Service connection {connection.Id} is disabled."));
        }

        var isRefused = source != "TestConnection" || connection.Type == "sonarqube";
        await BodyJson.AnswerAnyAsync(call.Exchange, new
        {
            StatusCode = isRefused ? "unauthorized" : "ok",
            ErrorMessage = isRefused ? "Failed to query service connection API. Status code: 'Unauthorized'." : string.Empty,
        });
    }
}
