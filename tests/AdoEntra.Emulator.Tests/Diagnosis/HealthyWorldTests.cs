using AdoEntra.Connections;
using AdoEntra.Diagnosis;
using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>Where nothing is broken: what it costs to find that out.</summary>
public sealed class HealthyWorldTests
{
    private const int MostRequests = 8;

    [Theory]
    [InlineData(null)]
    [InlineData("SecretSauce")]
    public async Task Diagnosis_PassesWithFewRequests(string? project)
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        List<AdoDiagnosisStep> steps = [];

        Assert.True(await RunAsync(scene, steps, Question(scene) with { Project = project }), string.Join('\n', steps));

        Assert.InRange(scene.Emulator.Requests.List().Count, 5, MostRequests);
        Assert.All(steps, static step => Assert.True(step.Status is "Passed" or "Skipped", step.ToString()));
        Assert.Equal("Passed", steps.Single(static step => step.Step == DiagnosisSteps.Repositories).Status);
        Assert.Empty(scene.Product.Connections.Visible(this));
        scene.AssertSilent(string.Join('\n', steps));
    }

    // By round trips, so that it does not depend on the machine: each request as if it came after the one before, on a connection of its
    // own (TCP one, TLS 1.2 two, the request one), and whatever the diagnosis waits for by itself.
    [Theory]
    [InlineData(null)]
    [InlineData("SecretSauce")]
    public async Task Diagnosis_TakesAtMostTwoSecondsWhereARoundTripTakesFiftyMilliseconds(string? project)
    {
        const int RoundTrips = 4;
        var latency = TimeSpan.FromMilliseconds(50);
        await using SignInScene scene = await SignInScene.StartAsync();

        Assert.True(await RunAsync(scene, [], Question(scene) with { Project = project }));

        TimeSpan longest = scene.Emulator.Requests.List().Count * RoundTrips * latency + scene.Clock.Leapt;
        Assert.InRange(longest, latency, TimeSpan.FromSeconds(2));
    }

    // A connection that was not verified is asked everything, and its token is the one that it has.
    [Fact]
    public async Task Diagnosis_OfAConnectionWithoutVerification_AsksForNoOtherToken()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        AdoConnection connection = await scene.Product.Connector.ConnectAsync(
            new ConnectRequest(Good(scene)) { Organization = "MyOrg", SkipVerification = true },
            scene,
            Patience.Token
        );
        List<AdoDiagnosisStep> steps = [];

        Assert.True(await RunAsync(scene, steps, new DiagnosisQuestion { Connection = connection }), string.Join('\n', steps));

        Assert.Single(scene.Emulator.Requests.List(EmulatedRoute.Token));
        Assert.False(connection.IsEnded);
    }

    // The access level hangs: the project and its repositories are asked for all the same.
    [Fact]
    public async Task Diagnosis_AsksSideBySide()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        scene.Emulator.Faults.Set(EmulatedRoute.ServicePrincipalEntitlements, new HangFault());
        using var stop = new CancellationTokenSource();
        Task<bool> running = new ConnectionDiagnosis(scene.Product, Question(scene) with { Project = "SecretSauce" }, static _ => default)
            .RunAsync(stop.Token);

        await scene.AskedAsync(EmulatedRoute.ServicePrincipalEntitlements);
        await scene.AskedAsync(EmulatedRoute.Projects);
        await scene.AskedAsync(EmulatedRoute.Repositories);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.InTimeAsync());
    }

    private static ClientSecretSignIn Good(SignInScene scene) => SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene));

    private static DiagnosisQuestion Question(SignInScene scene) =>
        new() { Request = new ConnectRequest(Good(scene)) { Organization = "MyOrg" } };

    private static Task<bool> RunAsync(SignInScene scene, List<AdoDiagnosisStep> steps, DiagnosisQuestion question) =>
        new ConnectionDiagnosis(
            scene.Product,
            question,
            step =>
            {
                steps.Add(step);
                return default;
            }
        )
            .RunAsync(Patience.Token)
            .InTimeAsync();
}
