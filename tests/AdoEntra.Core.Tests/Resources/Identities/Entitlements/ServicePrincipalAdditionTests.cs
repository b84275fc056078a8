using System.Text;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Core.Tests.Resources.Identities.Entitlements;

/// <summary>Adding a service principal: what is sent, what is waited for, and what the refusals in a 200 become.</summary>
public sealed class ServicePrincipalAdditionTests : IDisposable
{
    private readonly EntitlementScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Add_Newcomer_IsSentOnceWithAllItGets()
    {
        ResourceClient client = await _scene.ClientAsync();

        AdoServicePrincipal? added = await _scene.Changes.AddAsync(
            client,
            New() with
            {
                Level = AccessLevel.Parse("Stakeholder"),
                Projects = ["Alpha"],
                Role = "projectContributor",
                Groups = ["Readers"],
            },
            default
        );

        Assert.Equal(
            ("{'accessLevel':{'accountLicenseType':'stakeholder','licensingSource':'account'},"
                + "'servicePrincipal':{'origin':'aad','originId':'22222222-0000-0000-0000-000000000002','subjectKind':'servicePrincipal'},"
                + "'projectEntitlements':[{'group':{'groupType':'projectContributor'},'projectRef':{'id':'p-alpha'}}]}").Replace('\'', '"'),
            Assert.Single(_scene.Sent)
        );
        Assert.Equal(
            [
                "GET _apis/projects/Alpha",
                "GET _apis/identities",
                "GET _apis/graph/serviceprincipals",
                "POST _apis/serviceprincipalentitlements",
                "PUT _apis/graph/memberships/aadsp.two/vssgp.readers",
            ],
            _scene.Scene.Calls
        );
        Assert.Equal(("two", "Basic", "id-2"), (added!.DisplayName, added.AccessLevel, added.Id));
        Assert.Same(client.Connection, added.Connection);
        Assert.Null(added.LastAccessedDate);
        Assert.Empty(_scene.Scene.Trace.Warnings);
    }

    [Fact]
    public async Task Add_WithoutAnything_IsBasicAndInNoProject()
    {
        await _scene.Changes.AddAsync(await _scene.ClientAsync(), New(), default);

        Assert.StartsWith("""{"accessLevel":{"accountLicenseType":"express",""", Assert.Single(_scene.Sent));
        Assert.DoesNotContain("projectEntitlements", _scene.Sent[0]);
    }

    [Fact]
    public async Task Add_Many_LooksUpOnceWhatTheyShare()
    {
        ResourceClient client = await _scene.ClientAsync();

        foreach (int number in Enumerable.Range(0, 3))
        {
            ServicePrincipalGrant grant = New() with { ObjectId = $"33333333-0000-0000-0000-00000000000{number}", Projects = ["Alpha"] };
            await _scene.Changes.AddAsync(client, grant, default);
        }

        Assert.Equal(5, _scene.Scene.Calls.Count);
        Assert.Equal(3, _scene.Sent.Count);
    }

    [Theory]
    [InlineData("Failed to create service principal with object ID x.", ErrorIds.NotFound, "az ad sp show --id")]
    [InlineData("Access Denied: x needs the following permission: Add Users.", ErrorIds.NotPermitted, "Project Collection Administrator")]
    [InlineData("There are no licenses available.", ErrorIds.Conflict, "Billing")]
    [InlineData("Something new.", ErrorIds.Conflict, "what the service names")]
    public async Task Add_RefusedInA200_IsAnErrorByItsKind(string words, string id, string advice)
    {
        _scene.Post = () => Answer.Json(EntitlementScene.Refused(words, 5032));
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _scene.Changes.AddAsync(client, New(), default));

        Assert.Equal((id, EntitlementScene.Newcomer, "5032"), (failure.ErrorId, failure.Target, failure.ServiceCode));
        Assert.Contains(words, failure.Message);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.Empty(_scene.Scene.Process.Clock.Waits);
    }

    [Theory]
    [InlineData("""{"isSuccess":true,"operationResult":{"isSuccess":false,"errors":[]}}""")]
    [InlineData("""{"isSuccess":true,"operationResult":{"isSuccess":true,"errors":[{"key":1,"value":"No."}]}}""")]
    [InlineData("""{"operationResult":{"isSuccess":true}}""")]
    [InlineData("""{"isSuccess":true}""")]
    public async Task Add_AnyFlagThatSaysNo_IsARefusal(string body)
    {
        _scene.Post = () => Answer.Json(body);
        ResourceClient client = await _scene.ClientAsync();

        await Assert.ThrowsAsync<AdoServiceException>(() => _scene.Changes.AddAsync(client, New(), default));
    }

    // What Entra made a moment ago (protocol.md 3.9).
    [Fact]
    public async Task Add_NotKnownYet_IsWaitedForWithProgress()
    {
        int asked = 0;
        _scene.Post = () => Answer.Json(
            ++asked < 4
                ? EntitlementScene.Refused("VS403283: Could not add user at this time.")
                : EntitlementScene.Done(EntitlementScene.Entitlement("id-2", "two", EntitlementScene.Newcomer, "express"))
        );

        AdoServicePrincipal? added = await _scene.Changes.AddAsync(await _scene.ClientAsync(), New(), default);

        Assert.Equal("two", added!.DisplayName);
        Assert.Equal([2, 4, 8], _scene.Scene.Process.Clock.Waits.Select(static wait => (int)wait.TotalSeconds));
        Assert.All(_scene.Scene.Trace.Waits, static wait => Assert.Contains(EntitlementScene.Newcomer, wait.Why));
        Assert.Equal((3, 0), (_scene.Scene.Trace.Waits.Count, _scene.Scene.Trace.Unended));
    }

    [Fact]
    public async Task Add_NeverKnown_EndsWithTheTimeThatItMayTake()
    {
        _scene.Post = () => Answer.Json(EntitlementScene.Refused("VS403283: Could not add user at this time."));
        ResourceClient client = await _scene.ClientAsync(seconds: 50);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _scene.Changes.AddAsync(client, New(), default));

        Assert.Equal((ErrorIds.NotFound, "VS403283"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains("-TimeoutSec", failure.RecommendedAction);
        Assert.Equal(50, _scene.Scene.Process.Clock.Waits.Sum(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Add_GroupThatDoesNotKnowItYet_IsWaitedFor()
    {
        int asked = 0;
        _scene.Put = () => ++asked < 3 ? Answer.Json("""{"message":"VS860016: unknown"}""", 404) : Answer.Json("{}");

        await _scene.Changes.AddAsync(await _scene.ClientAsync(), New() with { Groups = ["Readers"] }, default);

        Assert.Equal((3, 2), (asked, _scene.Scene.Trace.Waits.Count));
    }

    [Fact]
    public async Task Add_ClientId_IsExplainedAndNotSent()
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => _scene.Changes.AddAsync(client, New() with { ObjectId = EntitlementScene.ThereClient }, default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("is the client id of 'one'", failure.Message);
        Assert.Equal($"Pass '{EntitlementScene.There}'.", failure.RecommendedAction);
        Assert.Empty(_scene.Sent);
    }

    // The list may not be read: what the token says of itself decorates the advice.
    [Fact]
    public async Task Add_OwnClientId_NamesTheOwnObjectId()
    {
        string claims = $$"""{"appid":"{{EntitlementScene.Newcomer}}","oid":"own-object-id"}""";
        string token = $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.x";
        _scene.Scene.Process.Source = new FakeSource(_ => FakeSource.Token(token, _scene.Scene.Process.Clock.Now.AddHours(1)));
        _scene.Listing = static () => Answer.Json("""{"message":"VS403289: no"}""", 403).With("X-VSS-UserData", "i:n");
        _scene.Post = static () => Answer.Json(EntitlementScene.Refused("Failed to create service principal with object ID x."));
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => _scene.Changes.AddAsync(client, New(), default));

        Assert.StartsWith("Pass 'own-object-id'", failure.RecommendedAction);
        Assert.Single(_scene.Sent);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("ada@contoso.com")]
    public async Task Add_NoId_SendsNothing(string text)
    {
        ResourceClient client = await _scene.ClientAsync();

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(
            () => _scene.Changes.AddAsync(client, New() with { ObjectId = text }, default)
        );

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Empty(_scene.Scene.Calls);
    }

    private static ServicePrincipalGrant New() => new() { ObjectId = EntitlementScene.Newcomer };
}
