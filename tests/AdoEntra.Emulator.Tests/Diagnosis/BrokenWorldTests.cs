using AdoEntra.Connections;
using AdoEntra.Diagnosis;
using AdoEntra.Emulator.Tests.SignIn;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>
/// Each broken world: the first step that does not pass, its cause, remedy, person and code; and the same met by accident.
/// </summary>
public sealed class BrokenWorldTests
{
    private static readonly BrokenWorld[] s_worlds = [.. SignInWorlds.All, .. ServiceWorlds.All];

    public static TheoryData<string> Names => [.. s_worlds.Select(static world => world.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Diagnosis_SaysWhereItBreaksAndWhoDoesWhat(string name) => BrokenWorldCells.DiagnoseAsync(Named(name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Accident_SaysTheSame(string name) => BrokenWorldCells.MeetAsync(Named(name));

    [Fact]
    public void Worlds_AreThirtyAndMore() => Assert.True(s_worlds.Length + SignInWorlds.OfProcess.Count >= 30);

    private static BrokenWorld Named(string name) => s_worlds.Single(world => world.Name == name);
}

/// <summary>Those for which the library below reads the variables of this process.</summary>
[Collection(ChangedEnvironment.Collection)]
public sealed class BrokenHostTests
{
    public static TheoryData<string> Names => [.. SignInWorlds.OfProcess.Select(static world => world.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Diagnosis_SaysWhereItBreaksAndWhoDoesWhat(string name) => BrokenWorldCells.DiagnoseAsync(Named(name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Accident_SaysTheSame(string name) => BrokenWorldCells.MeetAsync(Named(name));

    private static BrokenWorld Named(string name) => SignInWorlds.OfProcess.Single(world => world.Name == name);
}

/// <summary>What is asserted of each world.</summary>
internal static class BrokenWorldCells
{
    public static async Task DiagnoseAsync(BrokenWorld world)
    {
        await using SignInScene scene = await StartAsync(world);
        using ProcessServices process = Process(world, scene);
        List<AdoDiagnosisStep> steps = [];
        DiagnosisQuestion question = new() { Project = world.Project };
        try
        {
            question = question with { Request = Request(world, scene, world.SignIn(scene)) };
        }
        catch (AdoEntraException failure)
        {
            question = question with { Request = Request(world, scene, null), Refused = failure };
        }

        bool passed = await new ConnectionDiagnosis(
            process,
            question,
            step =>
            {
                steps.Add(step);
                return default;
            }
        )
            .RunAsync(Patience.Token)
            .InTimeAsync();

        string all = string.Join('\n', steps);
        AdoDiagnosisStep first = steps.First(static step => step is { Status: "Failed" } or { Status: "Warning", Cause: not null });
        Assert.False(passed, all);
        Assert.True((world.Step, world.Status, world.Cause) == (first.Step, first.Status, first.Cause), all);
        Assert.Contains(world.Remedy, first.Remedy, StringComparison.Ordinal);
        Assert.Contains(world.Who, first.WhoCanFix, StringComparison.Ordinal);
        if (world.Code is { } code) Assert.Equal(code, first.Code);
        if (world.Detail is { } detail) Assert.Contains(detail, first.Detail, StringComparison.Ordinal);
        Assert.Equal(DiagnosisSteps.All.Order(), steps.Select(static step => step.Step).Where(static name => !IsCandidate(name)).Order());
        scene.AssertSilent(all + string.Join('\n', DiagnosisReport.Lines(steps, "a shell", DateTimeOffset.UnixEpoch)));
    }

    public static async Task MeetAsync(BrokenWorld world)
    {
        await using SignInScene scene = await StartAsync(world);
        using ProcessServices process = Process(world, scene);
        AdoEntraException? failure = null;
        try
        {
            ConnectRequest request = Request(world, scene, world.SignIn(scene));
            AdoConnection connection = await process.Connector.ConnectAsync(request, scene, Patience.Token).InTimeAsync();
            await foreach (
                IReadOnlyList<AdoRepository> _ in process.Client.ReadListAsync(
                    connection.Session,
                    AdoRepository.List(world.Project),
                    DiagnosisQuestion.Context,
                    Patience.Token
                )
            ) { }
        }
        catch (AdoEntraException exception)
        {
            failure = exception;
        }

        Assert.Equal(world.ByAccident, failure?.ErrorId);
        if (failure is null) return;
        Assert.Contains(world.RemedyByAccident ?? world.Remedy, failure.RecommendedAction, StringComparison.Ordinal);
        Assert.NotEmpty(failure.WhoCanFix);
        scene.AssertSilent(failure.ToString());
    }

    private static async Task<SignInScene> StartAsync(BrokenWorld world)
    {
        SignInScene scene = await SignInScene.StartAsync(world.Host, world.Shape);
        world.Break(scene);
        return scene;
    }

    private static ProcessServices Process(BrokenWorld world, SignInScene scene)
    {
        Func<HttpMessageHandler>? network = world.Network is { } make ? make(scene) : scene.Emulator.CreateHandler;
        return new ProcessServices(
            new HttpTransport(network),
            scene.Variable,
            static () => DateTimeOffset.UtcNow,
            scene.Clock.ForRequests(),
            TimeSpan.FromMilliseconds(1)
        );
    }

    private static ConnectRequest Request(BrokenWorld world, SignInScene scene, SignInOptions? signIn) =>
        new(signIn) { Organization = world.Organization, TenantId = world.TenantId(scene) };

    private static bool IsCandidate(string name) => name.StartsWith("Candidate ", StringComparison.Ordinal);
}
