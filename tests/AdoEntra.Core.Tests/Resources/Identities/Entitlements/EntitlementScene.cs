using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Core.Tests.Resources.Identities.Entitlements;

/// <summary>An organization with one service principal, Basic and Contributor of Alpha, and what it answers to changes.</summary>
internal sealed class EntitlementScene : IDisposable
{
    public const string There = "11111111-0000-0000-0000-000000000001";
    public const string ThereClient = "11111111-0000-0000-0000-00000000000c";
    public const string Newcomer = "22222222-0000-0000-0000-000000000002";
    public const string Entitlements = "https://vsaex.dev.azure.com/contoso/_apis/serviceprincipalentitlements";

    private const string Graph = "https://vssps.dev.azure.com/contoso/_apis/graph/";

    public EntitlementScene()
    {
        FakeServer server = Scene.Process.Server;
        server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("own", "own-id")));
        server.OnGet(Graph + "serviceprincipals", _ => Listing());
        server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/identities",
            static request => Answer.Json(
                request.Query("subjectDescriptors") is not null
                    ? """[{"id":"id-1","subjectDescriptor":"aadsp.one"}]"""
                    : """[{"id":"g1","subjectDescriptor":"vssgp.readers","providerDisplayName":"[Alpha]\\Readers","isContainer":true}]""")
        );
        server.OnGet(Entitlements + "/id-1", _ => Current());
        server.OnGet(
            TestProcess.Organization + "_apis/projects/Alpha",
            static _ => Answer.Json("""{"id":"p-alpha","name":"Alpha"}""")
        );
        server.On(HttpMethod.Post, Entitlements, request => Keep(request, Post));
        server.On(new HttpMethod("PATCH"), Entitlements + "/id-1", request => Keep(request, Patch));
        server.On(HttpMethod.Delete, Entitlements + "/id-1", static _ => Answer.Empty(204));
        server.On(HttpMethod.Put, Graph + "memberships/aadsp.two/vssgp.readers", _ => Put());
        server.On(HttpMethod.Put, Graph + "memberships/aadsp.one/vssgp.readers", _ => Put());
    }

    public ResourceScene Scene { get; } = new();

    public ServicePrincipalChanges Changes { get; } = new();

    /// <summary>The bodies of the changes that were sent.</summary>
    public List<string> Sent { get; } = [];

    public Func<HttpResponseMessage> Listing { get; set; } = () => Answer.Json($"[{Principal("one", There, ThereClient)}]");

    public Func<HttpResponseMessage> Current { get; set; } = () => Answer.Json(Entitlement("id-1", "one", There, "express"));

    public Func<HttpResponseMessage> Post { get; set; } = () => Answer.Json(Done(Entitlement("id-2", "two", Newcomer, "express")));

    public Func<HttpResponseMessage> Patch { get; set; } = () => Answer.Json(Done(Entitlement("id-1", "one", There, "stakeholder")));

    public Func<HttpResponseMessage> Put { get; set; } =
        static () => Answer.Json("""{"memberDescriptor":"x","containerDescriptor":"y"}""");

    public static string Done(string entitlement) =>
        $$"""
        {"isSuccess":true,"servicePrincipalEntitlement":{{entitlement}},"operationResult":{"isSuccess":true,"errors":[]} }
        """;

    public static string Refused(string words, int key = 5000) =>
        $"{{'isSuccess':false,'operationResult':{{'isSuccess':false,'errors':[{{'key':{key},'value':'{words}'}}]}}}}".Replace('\'', '"');

    public static string Entitlement(string id, string name, string objectId, string license) => $$"""
        {"id":"{{id}}","servicePrincipal":{{Principal(name, objectId, "c")}},"dateCreated":"2026-02-01T09:00:00Z",
         "lastAccessedDate":"0001-01-01T00:00:00Z","accessLevel":{"accountLicenseType":"{{license}}","licenseDisplayName":"x"},
         "projectEntitlements":[{"group":{"groupType":"projectContributor"},"projectRef":{"id":"p-alpha","name":"Alpha"} }]}
        """;

    public Task<ResourceClient> ClientAsync(double seconds = 300) => Scene.CommandAsync(TimeSpan.FromSeconds(seconds));

    public void Dispose() => Scene.Dispose();

    private static string Principal(string name, string objectId, string clientId) =>
        $"{{'descriptor':'aadsp.{name}','displayName':'{name}','originId':'{objectId}','applicationId':'{clientId}'}}".Replace('\'', '"');

    private HttpResponseMessage Keep(RecordedRequest request, Func<HttpResponseMessage> answer)
    {
        Sent.Add(request.Body!);
        return answer();
    }
}
