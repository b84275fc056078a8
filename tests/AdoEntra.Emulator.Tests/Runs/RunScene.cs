using AdoEntra.Connections;
using AdoEntra.Emulator.Organizations.Runs;
using AdoEntra.Emulator.Tests.Engine;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>
/// The commands' own code against an emulator whose runs go by the time that is waited: each wait of the product turns the clock of the
/// runs as far, and takes no time.
/// </summary>
internal sealed class RunScene : IAsyncDisposable, IRunObserver
{
    public const string Project = "SecretSauce";

    private readonly ManualTime _time = new(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-runs-");

    private RunScene()
    {
    }

    public EmulatorHost Emulator { get; private set; } = null!;

    public ProcessServices Product { get; private set; } = null!;

    public ResourceClient Client { get; private set; } = null!;

    /// <summary>The times that were waited, one after the other.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>What a user would have been warned of.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>How often the progress of a run was shown.</summary>
    public int Observed { get; private set; }

    /// <summary>Done after each wait.</summary>
    public Action<TimeSpan> AfterWait { get; set; } = static _ => { };

    public EmulatedOrganization Organization => Emulator.State.FindOrganization("MyOrg")!;

    public DateTimeOffset Now => _time.GetUtcNow();

    public static async Task<RunScene> StartAsync(long largeFileBytes = 0)
    {
        var scene = new RunScene();
        scene.Emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = scene._time, LargeFileBytes = largeFileBytes });
        scene.Product = new ProcessServices(
            new HttpTransport(),
            name => name == "ADOENTRA_EMULATOR_URL" ? scene.Emulator.BaseUri.AbsoluteUri : null,
            () => scene._time.GetUtcNow(),
            new RequestClock(() => scene._time.GetUtcNow() - DateTimeOffset.UnixEpoch, () => scene._time.GetUtcNow(), scene.WaitAsync));
        AdoConnection connection = await scene.Product.Connector.ConnectAsync(
            new ConnectRequest(new EngineSignIn(scene.Emulator, scene.Emulator.State.SystemAssigned))
            {
                Organization = "MyOrg",
                SkipVerification = true,
            },
            new Silence(),
            CancellationToken.None);
        scene.Client = new ResourceClient(scene.Product.Client, connection, RequestContext.Silent);
        return scene;
    }

    public static PlannedStage Stage(string name, params PlannedTask[] tasks) =>
        new(name, [new PlannedJob(name.ToLowerInvariant(), tasks)]);

    public void SetPlan(int pipeline, params PlannedStage[] stages) => Organization.Definitions.SetPlan(pipeline, new RunPlan(stages));

    public async Task<RunPlace> StartRunAsync(string pipeline) =>
        new(Project, (await Client.StartRunAsync(Project, pipeline, new RunDraft(), CancellationToken.None)).Id!.Value);

    public void Advance(TimeSpan time) => _time.Advance(time);

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Observe(AdoPipelineRun run, IReadOnlyList<AdoPipelineTask> records) => Observed++;

    public void WarnOfWait(string text) => Warnings.Add(text);

    public void End(long run)
    {
    }

    public async ValueTask DisposeAsync()
    {
        Product.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waits.Add(time);
        _time.Advance(time);
        AfterWait(time);
        return Task.CompletedTask;
    }

    private sealed class Silence : ISignInProgress
    {
        public bool IsInteractive => false;

        public void Verbose(string text)
        {
        }

        public void Warning(string text)
        {
        }

        public void Prompt(string text)
        {
        }
    }
}
