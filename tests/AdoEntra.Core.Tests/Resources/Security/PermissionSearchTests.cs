using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources.Identities.Groups;
using AdoEntra.Resources.Security;

namespace AdoEntra.Core.Tests.Resources.Security;

/// <summary>Reading permissions: with which requests, on which tokens, and what is said where lists may not be read.</summary>
public sealed class PermissionSearchTests : IDisposable
{
    private const string Identities = "https://vssps.dev.azure.com/contoso/_apis/identities";
    private const string Lists = TestProcess.Organization + "_apis/accesscontrollists/";
    private const string Spaces = TestProcess.Organization + "_apis/securitynamespaces";

    private readonly ResourceScene _scene = new();
    private readonly List<string> _tokens = [];
    private Func<HttpResponseMessage> _list = static () => Answer.Json("""
        [{"token":"t","acesDictionary":{
          "me":{"descriptor":"me","allow":0,"deny":0,"extendedInfo":{"effectiveAllow":2,"effectiveDeny":4}},
          "readers":{"descriptor":"readers","allow":2,"deny":4,"extendedInfo":{"effectiveAllow":2,"effectiveDeny":4}}}}]
        """);

    public PermissionSearchTests()
    {
        FakeServer server = _scene.Process.Server;
        server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("me-too", "own-id")));
        server.OnGet(TestProcess.Organization + "_apis/projects/Alpha", static _ => Answer.Json("""{"id":"pid","name":"Alpha"}"""));
        server.OnGet(
            TestProcess.Organization + "Alpha/_apis/git/repositories/api",
            static _ => Answer.Json("""{"id":"rid","name":"api","project":{"id":"pid","name":"Alpha"}}""")
        );
        server.OnGet(
            TestProcess.Organization + "Alpha/_apis/build/definitions",
            static _ => Answer.Json("""[{"id":7,"name":"ci","path":"\\a\\b","project":{"id":"pid","name":"Alpha"}}]""")
        );
        server.OnGet(Identities, Identity);
        string[] spaces = [SecurityNamespace.Project, SecurityNamespace.Git, SecurityNamespace.Build];
        server.OnGet(Spaces, _ => Answer.Json($"[{string.Join(",", spaces.Select(Space))}]"));
        foreach (string space in spaces)
        {
            server.OnGet($"{Spaces}/{space}", _ => Answer.Json($"[{Space(space)}]"));
            server.OnGet(Lists + space, request =>
            {
                _tokens.Add(request.Query("token")!);
                return _list();
            });
        }
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Read_Repository_SaysWhichGroupItComesFrom()
    {
        await ReadAsync(new() { Projects = ["Alpha"], Repositories = ["api"] });

        Assert.Equal(
            [
                "NotSet: Administer on repository 'api' of project 'Alpha'",
                @"Allowed: Read on repository 'api' of project 'Alpha' (from [Alpha]\Readers)",
                @"Denied: Contribute on repository 'api' of project 'Alpha' (from [Alpha]\Readers)",
            ],
            _scene.Texts
        );
        Assert.Equal(["repoV2/pid/rid"], _tokens);
        Assert.Equal(6, _scene.Calls.Count);
    }

    [Fact]
    public async Task Read_Project_IsItsOwnAndWhatHoldsForAllInIt()
    {
        await ReadAsync(new() { Projects = ["Alpha"] });

        Assert.Equal(["$PROJECT:vstfs:///Classification/TeamProject/pid", "repoV2/pid", "pid"], _tokens);
        Assert.Equal(9, _scene.Items.Count);
        Assert.Equal(8, _scene.Calls.Count);
    }

    [Fact]
    public async Task Read_Pipeline_HasItsFolderInTheToken()
    {
        await ReadAsync(new() { Projects = ["Alpha"], Pipelines = ["ci"] });

        Assert.Equal(["pid/a/b/7"], _tokens);
        Assert.All(_scene.Items, static item => Assert.Equal("ci", ((AdoPermission)item!).PipelineName));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(200)]
    public async Task Read_ListsThatMayNotBeRead_AreReplacedByWhatTheServiceSaysOfTheCaller(int status)
    {
        _list = () => Answer.Json(status == 403 ? """{"message":"TF50309: no"}""" : "[]", status).With("X-VSS-UserData", "i:n");
        string? asked = null;
        _scene.Process.Server.On(
            HttpMethod.Post,
            TestProcess.Organization + "_apis/security/permissionevaluationbatch",
            request =>
            {
                asked = request.Body;
                return Answer.Json("""{"evaluations":[{"permissions":2,"value":true},{"permissions":4,"value":false}]}""");
            }
        );

        await ReadAsync(new() { Projects = ["Alpha"], Repositories = ["api"] });

        Assert.Equal(
            ["NotAllowed", "Allowed", "NotAllowed"],
            _scene.Items.Select(static item => ((AdoPermission)item!).Status)
        );
        Assert.Contains("\"token\":\"repoV2/pid/rid\",\"permissions\":4", asked);
        Assert.Contains("come from cannot be read", Assert.Single(_scene.Trace.Warnings));
        Assert.Empty(_scene.Failures);
    }

    [Fact]
    public async Task Read_OfSomebodyElse_IsAnErrorWhereListsMayNotBeRead()
    {
        _list = static () => Answer.Json("""{"message":"TF50309: no"}""", 403).With("X-VSS-UserData", "i:n");

        await ReadAsync(new() { Projects = ["Alpha"], Repositories = ["api"], Identity = "ada@contoso.com" });

        AdoServiceException failure = Assert.Single(_scene.Failures);
        Assert.Equal(ErrorIds.NotPermitted, failure.ErrorId);
        Assert.Contains("the permissions of 'ada'", failure.Message);
        Assert.Contains("TF50309: no", failure.Message);
        Assert.Empty(_scene.Items);
    }

    [Fact]
    public async Task Read_RepositoryThatIsNotThere_IsReportedAndTheNextFollows()
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "Alpha/_apis/git/repositories/gone",
            static _ => Answer.Json("""{"message":"TF401019: gone"}""", 404)
        );

        await ReadAsync(new() { Projects = ["Alpha"], Repositories = ["gone", "api"] });

        Assert.Single(_scene.Failures);
        Assert.Equal(3, _scene.Items.Count);
    }

    [Fact]
    public async Task Read_WithoutAProject_SaysWhatToPass()
    {
        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => ReadAsync(new()));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("-Project", failure.RecommendedAction);
    }

    private static string Space(string id) => $$"""
        {"namespaceId":"{{id}}","name":"N","actions":[{"bit":1,"name":"A","displayName":"Administer"},
         {"bit":2,"name":"R","displayName":"Read"},{"bit":4,"name":"C","displayName":"Contribute"}]}
        """;

    private static HttpResponseMessage Identity(RecordedRequest request) => Answer.Json(
        request.Query("searchFilter") is not null
            ? """[{"id":"ada-id","providerDisplayName":"ada","subjectDescriptor":"aad.ada","descriptor":"ada"}]"""
        : request.Query("descriptors") is not null
            ? """[{"id":"g","providerDisplayName":"[Alpha]\\Readers","descriptor":"readers"}]"""
        : request.Query("subjectDescriptors") is not null
            ? """[{"id":"ada-id","providerDisplayName":"ada","descriptor":"ada","memberOf":["readers"]}]"""
            : """[{"id":"own-id","providerDisplayName":"me","descriptor":"me","memberOf":["readers"]}]"""
    );

    private async Task ReadAsync(PermissionSearch search) =>
        await search.ReadAsync(await _scene.ListAsync<AdoPermission>(), new SubjectSearch(), default);
}
