using AdoEntra.Diagnosis;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using Patience = AdoEntra.Emulator.Tests.Support.Patience;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>Which of the causes is meant that Azure Pipelines has one message for: what the organization says of the connection.</summary>
public sealed class ServiceConnectionStateTests
{
    private static readonly EmulatedRoute s_endpoints = new("serviceEndpoints");

    [Theory]
    [InlineData("github", "is disabled")]
    [InlineData("GitHub", "is disabled")]
    [InlineData("adoentra-connection", "is outdated")]
    [InlineData("azure-production", "is not authorized for this pipeline")]
    [InlineData("no-such-connection", "does not exist, is disabled, or is not authorized")]
    public async Task Connection_SaysWhich(string name, string what)
    {
        await using SignInScene scene = await SignInScene.StartAsync();

        AdoExplanation said = await RefineAsync(scene, name, "SecretSauce");

        Assert.Equal("ServiceConnectionUnavailable", said.Cause);
        Assert.Contains($"'{name}'", said.Explanation, StringComparison.Ordinal);
        Assert.Contains(what, said.Explanation, StringComparison.Ordinal);
        Assert.Single(scene.Emulator.Requests.List(s_endpoints));
    }

    [Fact]
    public async Task WithoutAProject_NothingIsAsked()
    {
        await using SignInScene scene = await SignInScene.StartAsync();

        AdoExplanation said = await RefineAsync(scene, "github", null);

        Assert.Contains("the service does not say which", said.Explanation, StringComparison.Ordinal);
        Assert.Empty(scene.Emulator.Requests.List(s_endpoints));
    }

    [Fact]
    public async Task WhatMayNotBeRead_IsSaidInTheWordsOfTheText()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        scene.Emulator.Faults.Set(s_endpoints, new StatusFault { Status = 403 });

        AdoExplanation said = await RefineAsync(scene, "github", "SecretSauce");

        Assert.Contains("the service does not say which", said.Explanation, StringComparison.Ordinal);
    }

    private static async Task<AdoExplanation> RefineAsync(SignInScene scene, string name, string? project)
    {
        AdoConnection connection = await scene.Product.Connector.ConnectAsync(
            new AdoEntra.Connections.ConnectRequest(SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene)))
            {
                Organization = "MyOrg", Project = project,
            },
            scene,
            Patience.Token
        );
        AdoExplanation explanation = Explainer.Explain(
            $"The pipeline is not valid. Job x: Step input y references service connection {name} which could not be found.");
        var client = new ResourceClient(scene.Product.Client, connection, RequestContext.Silent);
        return await ServiceConnectionState.RefineAsync(explanation, client, Patience.Token);
    }
}
