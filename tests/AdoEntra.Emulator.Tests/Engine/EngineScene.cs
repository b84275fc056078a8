using System.Text.Json;
using AdoEntra.Connections;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;
using AdoEntra.Tokens;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>The engine in this process, over real connections, against an emulator of its own.</summary>
internal sealed class EngineScene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-engine-");

    private EngineScene(EmulatorHost emulator)
    {
        Emulator = emulator;
        SignIn = new EngineSignIn(emulator, emulator.State.SystemAssigned);
        Product = new ProcessServices(new HttpTransport(), static _ => null, static () => DateTimeOffset.UtcNow, Clock.ForRequests());
    }

    /// <summary>How long the artifact is that lies on the storage host.</summary>
    public const int ArtifactBytes = 200_000;

    public EmulatorHost Emulator { get; }

    public EmulatedOrganization Organization => Emulator.State.FindOrganization("MyOrg")!;

    public ProcessServices Product { get; }

    public LeapingClock Clock { get; } = new();

    public EngineSignIn SignIn { get; }

    public ServiceSession Session => SessionOf(SignIn);

    /// <summary>How long a request may take until its answer begins.</summary>
    public RequestContext Context { get; set; } =
        RequestContext.Silent with
        {
            Limit = TimeSpan.FromSeconds(60),
            RetryWindow = TimeSpan.FromSeconds(60),
        };

    public static async Task<EngineScene> StartAsync() =>
        new(
            await EmulatorHost.StartAsync(
                new EmulatorOptions
                {
                    ExtraProjects = 25,
                    RepositoriesPerProject = 1,
                    LargeFileBytes = ArtifactBytes,
                }
            )
        );

    public ServiceSession SessionOf(SignInOptions signIn, string organization = "MyOrg") => new(
        ServiceAddress.Create(organization, Emulator.BaseUri.AbsoluteUri),
        new TokenIdentity(Product.Credentials.Take(signIn), AzureDevOpsResource.Scope));

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Sends a call, and reads all that comes.</summary>
    public Task<List<AdoProject>> ReadAsync(RestCall call, CancellationToken stop = default) => ReadAllAsync(call, stop).InTimeAsync();

    private async Task<List<AdoProject>> ReadAllAsync(RestCall call, CancellationToken stop)
    {
        RestRequest request = await Product.Rest.ResolveAsync(Session, null, call, Context, stop);
        var reader = new RestReader(Product.Client, Session, Context);
        List<AdoProject> all = [];
        await foreach (
            IReadOnlyList<AdoProject> batch in reader.ReadAsync(
                request,
                AdoProject.Reader,
                static AdoProject (_) => throw new InvalidOperationException("No JSON came."),
                null,
                null,
                stop
            )
        )
            all.AddRange(batch);
        return all;
    }

    /// <summary>Waits until a request has come, and has its time be over.</summary>
    public async Task LetTimePassWhenAskedAsync(EmulatedRoute route, TimeSpan time)
    {
        await Log(route).WaitForAsync(1, route).InTimeAsync();
        Clock.Leap(time);
    }

    /// <summary>Where requests of a route are written down.</summary>
    public RequestLog Log(EmulatedRoute route) => route == EmulatedRoute.Blob ? Emulator.BlobRequests : Emulator.Requests;

    /// <summary>Saves what is at an address.</summary>
    public async Task SaveAsync(string address, string name, CancellationToken stop = default)
    {
        RestRequest request = await Product.Rest.ResolveAsync(
            Session,
            null,
            new RestCall { Address = address, IsDownload = true },
            Context,
            stop
        );
        await new RestReader(Product.Client, Session, Context).SaveAsync(request, At(name), force: false, null, stop);
    }

    /// <summary>The address of that artifact, which opens it by itself.</summary>
    public async Task<string> SignedAddressAsync()
    {
        RestRequest request = await Product.Rest.ResolveAsync(
            Session,
            null,
            new RestCall { Address = "SecretSauce/_apis/build/builds/100/artifacts?artifactName=large" },
            Context,
            default
        );
        RawContent answer = await new RestReader(Product.Client, Session, Context).ReadRawAsync(request, null, default);
        using JsonDocument artifact = JsonDocument.Parse(answer.Text!);
        return artifact.RootElement.GetProperty("resource").GetProperty("downloadUrl").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Product.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
