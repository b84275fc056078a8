using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Core.Tests.Resources.Identities.Entitlements;

/// <summary>Changes of a service principal that is there: only what differs is sent.</summary>
public sealed class ServicePrincipalChangesTests : IDisposable
{
    private const string Level =
        """{"from":"","op":"replace","path":"/accessLevel","value":{"accountLicenseType":"stakeholder","licensingSource":"account"}}""";

    private readonly EntitlementScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("Basic", "Alpha", null, null)]
    [InlineData("Basic", "Alpha", "Contributor", null)]
    [InlineData("Stakeholder", "Alpha", null, "[LEVEL]")]
    [InlineData(null, "Alpha", "Reader", "[ROLE]")]
    [InlineData("Stakeholder", "Alpha", "Reader", "[LEVEL,ROLE]")]
    public async Task Add_ThereAlready_SucceedsAndSendsWhatDiffers(string? level, string? project, string? role, string? sent)
    {
        AdoServicePrincipal? added = await _scene.Changes.AddAsync(await _scene.ClientAsync(), Grant(level, project, role), default);

        Assert.Equal(EntitlementScene.There, added!.ObjectId);
        string warning = Assert.Single(_scene.Scene.Trace.Warnings);
        Assert.Contains("is already in the organization 'contoso'.", warning);
        Assert.Equal(
            level == "Stakeholder",
            warning.EndsWith(" Its access level changes from Basic to Stakeholder.", StringComparison.Ordinal)
        );
        Assert.Equal(sent is null ? [] : [Expand(sent)], _scene.Sent);
        Assert.DoesNotContain("POST _apis/serviceprincipalentitlements", _scene.Scene.Calls);
    }

    [Fact]
    public async Task Add_InTheGraphAlone_GetsAnAccessLevel()
    {
        _scene.Current = static () => Answer.Json("""{"message":"Member was not found."}""", 404);

        await _scene.Changes.AddAsync(await _scene.ClientAsync(), Grant(null, null, null), default);

        Assert.Contains("POST _apis/serviceprincipalentitlements", _scene.Scene.Calls);
    }

    [Fact]
    public async Task Set_AccessLevel_IsAPatch()
    {
        AdoServicePrincipal? changed =
            await _scene.Changes.SetAsync(await _scene.ClientAsync(), Grant("Stakeholder", null, null), default);

        Assert.Equal([$"[{Level}]"], _scene.Sent);
        Assert.Equal("Stakeholder", changed!.AccessLevel);
        Assert.Equal("Alpha: Contributor", Assert.Single(changed.ProjectRoles).ToString());
        Assert.Empty(_scene.Scene.Trace.Warnings);
    }

    [Fact]
    public async Task Set_RefusedInA200_IsAnError()
    {
        _scene.Patch = static () => Answer.Json(
            """{"isSuccess":false,"operationResults":[{"isSuccess":false,"errors":[{"key":5032,"value":"No licenses."}]}]}""");
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Changes.SetAsync(client, Grant("Stakeholder", null, null), default)
        );

        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
        Assert.Contains("was not changed in the organization 'contoso': No licenses. (5032)", failure.Message);
    }

    [Fact]
    public async Task Set_NothingOrSomethingUnknown_IsAnError()
    {
        ResourceClient client = await _scene.ClientAsync();

        var nothing = await Assert.ThrowsAsync<AdoConnectionException>(
            () => _scene.Changes.SetAsync(client, Grant(null, null, null), default)
        );
        var unknown = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Changes.SetAsync(client, Grant("Basic", null, null) with { ObjectId = EntitlementScene.Newcomer }, default)
        );

        Assert.Equal((ErrorIds.InvalidRequest, ErrorIds.NotFound), (nothing.ErrorId, unknown.ErrorId));
        Assert.Empty(_scene.Sent);
    }

    [Fact]
    public async Task Remove_IsByItsIdInTheOrganization()
    {
        ResourceClient client = await _scene.ClientAsync();

        await _scene.Changes.RemoveAsync(client, EntitlementScene.There, default);
        var gone = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Changes.RemoveAsync(client, EntitlementScene.There, default)
        );

        Assert.Equal(
            ["GET _apis/graph/serviceprincipals", "GET _apis/identities", "DELETE _apis/serviceprincipalentitlements/id-1"],
            _scene.Scene.Calls
        );
        Assert.Equal(ErrorIds.NotFound, gone.ErrorId);
    }

    [Theory]
    [InlineData("basic", "express")]
    [InlineData("express", "express")]
    [InlineData("Basic + Test Plans", "advanced")]
    [InlineData("BasicAndTestPlans", "advanced")]
    [InlineData("stakeholder", "stakeholder")]
    public void AccessLevel_Name_IsThePortalsOrTheContracts(string name, string license) =>
        Assert.Equal(license, AccessLevel.Parse(name).LicenseType);

    [Fact]
    public void Names_ThatAreNone_ListThoseThatAre()
    {
        Assert.Contains("Basic, Stakeholder", Assert.Throws<AdoConnectionException>(static () => AccessLevel.Parse("Gold")).Message);
        Assert.Contains("Reader, Contributor", Assert.Throws<AdoConnectionException>(static () => ProjectRole.Parse("King")).Message);
    }

    private static ServicePrincipalGrant Grant(string? level, string? project, string? role) => new()
    {
        ObjectId = EntitlementScene.There,
        Level = level is null ? null : AccessLevel.Parse(level),
        Projects = project is null ? [] : [project],
        Role = role is null ? null : ProjectRole.Parse(role),
    };

    private static string Expand(string sent) => sent
        .Replace("LEVEL", Level)
        .Replace(
            "ROLE",
            ("{'from':'','op':'add','path':'/projectEntitlements','value':{'group':{'groupType':'projectReader'},"
                + "'projectRef':{'id':'p-alpha'}}}").Replace('\'', '"')
        );
}
