using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra.Core.Tests.Resources.Library;

/// <summary>What is sent to change a variable group, which the service replaces as a whole.</summary>
public sealed class VariableGroupChangesTests : IDisposable
{
    private const string Groups = TestProcess.Organization + "Alpha/_apis/distributedtask/variablegroups";
    private const string Replaced = TestProcess.Organization + "_apis/distributedtask/variablegroups/5";

    private const string Group = """
        {"id":5,"name":"kitchen","type":"Vsts","description":"d","isShared":true,"modifiedOn":"2026-01-01T00:00:00.100Z","new":[1.50],
        "createdBy":{"displayName":"Ada"},"modifiedBy":{"displayName":"Ada"},"variables":{"salt":{"value":"2 g","isReadOnly":true},
        "when":{"value":"2026-01-02T03:04:05.000Z"},"recipe":{"value":"***","isSecret":true,"hint":7},"wine":{"isSecret":true}},
        "variableGroupProjectReferences":[
        {"name":"kitchen","description":"d","projectReference":{"id":"1","name":"Alpha"},"x":null},
        {"name":"kitchen","description":"other","projectReference":{"id":"2","name":"Beta"}}]}
        """;

    // What comes behind the variables in the body of a change.
    private static readonly string s_rest = """
        ,"variableGroupProjectReferences":[
        {"name":"kitchen","description":"d","projectReference":{"id":"1","name":"Alpha"},"x":null},
        {"name":"kitchen","description":"other","projectReference":{"id":"2","name":"Beta"}}]}
        """.Replace("\r", string.Empty).Replace("\n", string.Empty);

    private readonly ResourceScene _scene = new();
    private readonly List<string?> _sent = [];
    private string _after = Group;

    public VariableGroupChangesTests()
    {
        _scene.Process.Server.OnGet(Groups, static _ => Answer.Json($$"""{"count":1,"value":[{{Group}}]}"""));
        _scene.Process.Server.OnGet(Groups + "/5", _ => Answer.Json(_after));
        _scene.Process.Server.On(HttpMethod.Put, Replaced, request =>
        {
            _sent.Add(request.Body);
            return Answer.Json(Group);
        });
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Set_KeepsEverythingElse_AndSendsNoValueForAnyOtherSecret()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.SetVariableAsync(null, "Kitchen", new("SALT") { Value = "3 g" }, default);

        Assert.Equal(
            """
            {"id":5,"name":"kitchen","type":"Vsts","description":"d","new":[1.50],"variables":{
            "salt":{"value":"3 g","isSecret":false,"isReadOnly":true},"when":{"value":"2026-01-02T03:04:05.000Z"},
            "recipe":{"value":null,"isSecret":true,"hint":7},"wine":{"isSecret":true,"value":null}}
            """.Replace("\r", string.Empty).Replace("\n", string.Empty) + s_rest,
            Assert.Single(_sent)
        );
    }

    [Fact]
    public async Task Set_Secret_KeepsWhatElseTheVariableHas()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        await client.SetVariableAsync(null, "kitchen", new("recipe") { Secret = new Secret("emulated-secret") }, default);

        Assert.Contains(
            """
            "recipe":{"value":"emulated-secret","isSecret":true,"hint":7},"wine":{"isSecret":true,"value":null}
            """.Trim(),
            _sent[0]
        );
    }

    [Fact]
    public async Task Set_PlainValueOfASecret_IsRefusedBeforeAnythingIsSent()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => client.SetVariableAsync(null, "kitchen", new("recipe") { Value = "in the open" }, default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("'recipe' is secret", failure.Message);
        Assert.DoesNotContain("in the open", failure.Message);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Set_NewVariableWithoutAValue_IsRefused()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => client.SetVariableAsync(null, "kitchen", new("pepper") { IsReadOnly = true }, default)
        );

        Assert.Contains("no value is given", failure.Message);
        Assert.Empty(_sent);
    }

    // Another writer has replaced the group between the change and the look at it.
    [Theory]
    [InlineData("4 g", true)]
    [InlineData("3 g", false)]
    public async Task Set_ReplacedMeanwhile_IsAConflictWhereTheChangeIsGone(string value, bool isLost)
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        _after = Group.Replace("00:00:00.100Z", "00:00:09Z").Replace("2 g", value).Replace("\"modifiedBy\":{\"displayName\":\"Ada\"}",
            "\"modifiedBy\":{\"displayName\":\"Bo\"}");

        Task<AdoVariable> change = client.SetVariableAsync(null, "kitchen", new("salt") { Value = "3 g" }, default);

        if (!isLost)
        {
            Assert.Equal("3 g", (await change).Value);
            return;
        }

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => change);
        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
        Assert.Contains("variable 'salt' of variable group 'kitchen' was lost: Bo replaced the group at the same time", failure.Message);
    }

    [Fact]
    public async Task Remove_SendsTheOthers()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        _after = Group.Replace("""
            "when":{"value":"2026-01-02T03:04:05.000Z"},
            """.Trim(), string.Empty);

        await client.RemoveVariableAsync(null, "kitchen", "When", default);

        Assert.DoesNotContain("when", _sent[0]);
        Assert.Contains("\"salt\":{\"value\":\"2 g\",\"isReadOnly\":true}", _sent[0]);
    }

    [Fact]
    public async Task Remove_OfWhatIsNotThere_IsNotFound_AndSendsNothing()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => client.RemoveVariableAsync(null, "kitchen", "pepper", default)
        );

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Rename_ChangesTheNameInItsOwnProjectAlone()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");
        _after = Group.Replace("00:00:00.100Z", "00:00:09Z").Replace("kitchen", "cellar");

        await client.UpdateVariableGroupAsync(null, "kitchen", "cellar", null, default);

        Assert.StartsWith("""{"id":5,"name":"cellar","type":"Vsts","description":"d",""", _sent[0]);
        Assert.EndsWith(
            s_rest.Replace("[{\"name\":\"kitchen", "[{\"name\":\"cellar"),
            _sent[0]
        );
    }

    [Fact]
    public async Task Set_InAKeyVault_SaysWhereTheValueIs()
    {
        string vault = Group.Replace("\"Vsts\"", "\"AzureKeyVault\",\"providerData\":{\"vault\":\"pantry\"}");
        _scene.Process.Server.OnGet(Groups, _ => Answer.Json($$"""{"count":1,"value":[{{vault}}]}"""));
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => client.SetVariableAsync(null, "kitchen", new("salt") { Value = "3 g" }, default)
        );

        Assert.Contains("key vault 'pantry'", failure.Message);
        Assert.Contains("az keyvault secret set --vault-name pantry", failure.Message);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task UnknownGroup_IsNotFound_AndANumberIsAskedForByItself()
    {
        ResourceClient client = await _scene.ClientAsync("Alpha");

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => client.FindVariableGroupAsync(null, "attic", default));
        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Equal("kitchen", (await client.FindVariableGroupAsync(null, "5", default)).Name);
    }
}
