using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>Every kind of assertion, all the way to Entra.</summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class FederatedSignInTests
{
    public static TheoryData<string> Kinds => AssertionScene.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_Works_SendsExactlyThis(string kind)
    {
        using var scene = new AssertionScene(kind);

        SourceToken token = await scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal(("token-1", "Bearer"), (token.Token, token.TokenType));
        RecordedRequest request = Assert.Single(scene.Entra.TokenRequests, scene.IsEntra);
        Assert.Equal(scene.Entra.TokenAddress, request.Uri.AbsoluteUri);
        Assert.Equal(("client_credentials", AzureDevOpsResource.Scope), (request.Form("grant_type"), request.Form("scope")));
        Assert.Equal((scene.Entra.ClientId, "assertion-1"), (request.Form("client_id"), request.Form("client_assertion")));
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", request.Form("client_assertion_type"));
        Assert.Contains("cp1", request.Form("claims")!, StringComparison.OrdinalIgnoreCase);
        Assert.Null(request.Form("client_secret"));
    }

    // Nothing in it is looked at; what stands around it is no part of it (protocol 1.11).
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_OpaqueAssertion_GoesTrimmedAndElseAsItIs(string kind)
    {
        using var scene = new AssertionScene(kind);
        scene.Gives("\n ~opaque+/=&%41~ \r\n");

        await scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal("~opaque+/=&%41~", Assert.Single(scene.Entra.TokenRequests, scene.IsEntra).Form("client_assertion"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_Fresh_AsksTheIssuerAgain(string kind)
    {
        using var scene = new AssertionScene(kind);
        ITokenSource source = scene.Source();
        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();
        scene.Gives("assertion-2");

        Assert.Equal("token-1", (await source.GetTokenAsync(FakeEntra.Request(), default).OrFail()).Token);
        Assert.Equal("token-2", (await source.GetTokenAsync(FakeEntra.Request(fresh: true), default).OrFail()).Token);

        Assert.Equal(["assertion-1", kind == "given" ? "assertion-1" : "assertion-2"], scene.Sent);
    }

    // Entra's token ends within the five minutes in which the library renews.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_Ended_AsksTheIssuerAgain(string kind)
    {
        using var scene = new AssertionScene(kind);
        scene.Entra.Answers(static _ => FakeEntra.Token("short", 60));
        ITokenSource source = scene.Source();
        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();
        scene.Gives("assertion-2");

        await source.GetTokenAsync(FakeEntra.Request(), default).OrFail();

        Assert.Equal(["assertion-1", kind == "given" ? "assertion-1" : "assertion-2"], scene.Sent);
    }

    [Theory]
    [InlineData("given", "CredentialUnavailable")]
    [InlineData("script", "CredentialUnavailable")]
    [InlineData("file", "CredentialUnavailable")]
    [InlineData("workload", "CredentialUnavailable")]
    [InlineData("github", "InvalidCredential")]
    [InlineData("pipelines", "InvalidCredential")]
    [InlineData("identity", "IdentityNotFound")]
    public async Task GetToken_NothingFromTheIssuer_IsItsFailureAndEntraIsNotAsked(string kind, string errorId)
    {
        using var scene = new AssertionScene(kind);
        scene.GivesNothing();

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()
        );

        Assert.Equal(errorId, failure.ErrorId);
        // In the issuer's own words, not in those of the library around it.
        Assert.DoesNotContain("cannot be used here", failure.Message);
        Assert.Empty(scene.Sent);
        Assert.DoesNotContain(AssertionScene.RequestToken, failure.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_RefusedByEntra_SaysWhyWithoutTheAssertion(string kind)
    {
        using var scene = new AssertionScene(kind);
        scene.Entra.Answers(static request => FakeEntra.Refusal(700213, text: $"No match for '{request.Form("client_assertion")}'."));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()
        );

        Assert.Equal((ErrorIds.FederationMismatch, "AADSTS700213"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains("No match for '[redacted]'", failure.Message);
        Assert.DoesNotContain("assertion-1", failure.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GetToken_CancelledWhileEntraIsSilent_EndsAtOnce(string kind)
    {
        using var scene = new AssertionScene(kind);
        using var stop = new CancellationTokenSource();
        Hanging hanging = scene.Entra.Server.Hang(HttpMethod.Post, scene.Entra.TokenAddress);
        Task<SourceToken> asked = scene.Source().GetTokenAsync(FakeEntra.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
        await hanging.Cancelled.OrFail();
    }

    [Theory]
    [InlineData("script")]
    [InlineData("github")]
    [InlineData("pipelines")]
    [InlineData("identity")]
    public async Task GetToken_CancelledWhileTheIssuerIsSilent_EndsAtOnce(string kind)
    {
        using var scene = new AssertionScene(kind);
        using var stop = new CancellationTokenSource();
        Hanging hanging = scene.Hangs();
        Task<SourceToken> asked = scene.Source().GetTokenAsync(FakeEntra.Request(), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
        await hanging.Cancelled.OrFail();
        Assert.Empty(scene.Sent);
    }

    // What the issuer answered before is not taken for Entra's answer.
    [Fact]
    public async Task GetToken_EntraDownBehindAGoodIssuer_IsTransient()
    {
        using var scene = new AssertionScene("github");
        scene.Entra.Answers(static _ => throw new HttpRequestException("Connection refused."));

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail()
        );

        Assert.Equal((ErrorIds.Transient, (int?)null), (failure.ErrorId, failure.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_HoldNoSecret(string kind)
    {
        using var scene = new AssertionScene(kind);

        string texts = scene.SignIn.Key + scene.SignIn + scene.Assertion;

        Assert.DoesNotContain("assertion-1", texts);
        Assert.DoesNotContain(AssertionScene.RequestToken, texts);
    }

    [Fact]
    public void Keys_DifferWithEverythingThatTellsSignInsApart()
    {
        FederatedAssertion[] assertions =
        [
            new GivenAssertion(new Secret("a")),
            new GivenAssertion(new Secret("b")),
            new WorkloadIdentityAssertion("/a"),
            new WorkloadIdentityAssertion("/b"),
            new GitHubAssertion("https://a", new Secret("a")),
            new GitHubAssertion("https://b", new Secret("a")),
            new GitHubAssertion("https://a", new Secret("b")),
            new PipelinesAssertion("https://a", "1", new Secret("a")),
            new PipelinesAssertion("https://b", "1", new Secret("a")),
            new PipelinesAssertion("https://a", "2", new Secret("a")),
            new PipelinesAssertion("https://a", "1", new Secret("b")),
            new ManagedIdentityAssertion(ManagedIdentityReference.SystemAssigned),
            new ManagedIdentityAssertion(HostEnvironment.NewIdentity()),
        ];
        string?[] keys =
        [
            .. assertions.Select(static assertion => new FederatedSignIn("c", assertion).Key),
            new FederatedSignIn("d", assertions[0]).Key, (new FederatedSignIn("c", assertions[0]) { TenantId = "t" }).Key,
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    // What a script or a file gives may be of another subject each time: such a sign-in is its own.
    [Fact]
    public void Keys_OfWhatMayGiveAnotherSubject_AreNone()
    {
        Assert.Null(new FederatedSignIn("c", new ScriptAssertion(static _ => Task.FromResult("x"))).Key);
        Assert.Null(new FederatedSignIn("c", new FileAssertion("/a")).Key);
    }

    [Fact]
    public void ManagedIdentityAssertion_Equality_IsTheIdentitys()
    {
        ManagedIdentityReference identity = HostEnvironment.NewIdentity();

        Assert.Equal(new ManagedIdentityAssertion(identity), new ManagedIdentityAssertion(identity));
        Assert.NotEqual(new ManagedIdentityAssertion(identity), new ManagedIdentityAssertion(ManagedIdentityReference.SystemAssigned));
        Assert.Equal(new ManagedIdentityAssertion(identity).GetHashCode(), new ManagedIdentityAssertion(identity).GetHashCode());
    }

    [Fact]
    public async Task ManagedIdentityAssertion_AsksTheHostForTheExchangeAudience()
    {
        using var scene = new AssertionScene("identity");

        await scene.Source().GetTokenAsync(FakeEntra.Request(), default).OrFail();

        RecordedRequest request = Assert.Single(scene.Entra.Server.Requests, static request => request.Uri.AbsolutePath == "/msi/token");
        Assert.Equal("api://AzureADTokenExchange", request.Query("resource"));
    }
}
