using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.Blobs;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.GitProtocol;
using AdoEntra.Emulator.ManagedIdentity;
using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.Hosting;

/// <summary>What the routes of one emulator share.</summary>
internal sealed class EmulatorServices(EmulatorOptions options) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public EmulatorOptions Options { get; } = options;

    public EmulatorState State { get; } = new(options);

    public FaultSet Faults { get; } = new();

    public RequestLog Requests { get; } = new(options.RequestLogCapacity);

    public RequestLog ForeignRequests { get; } = new(options.RequestLogCapacity);

    /// <summary>The secret that App Service puts into <c>IDENTITY_HEADER</c>; another one in each start.</summary>
    public string IdentityHeader { get; } = Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <summary>The secret of a GitHub job, <c>ACTIONS_ID_TOKEN_REQUEST_TOKEN</c>; another one in each start.</summary>
    public string GitHubRequestToken { get; } = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");

    /// <summary>What the https endpoint shows; null when there is none.</summary>
    public AuthorityCertificate? Certificate { get; } = options.Entra ? AuthorityCertificate.Create() : null;

    /// <summary>What a client has to read before the Arc agent gives it a token; null when there is no agent.</summary>
    public ArcKey? ArcKey { get; } = options.Arc ? ArcKey.Create() : null;

    public ListingCache Listings { get; } = new();

    /// <summary>The time that runs of pipelines go by.</summary>
    public RunClock RunClock { get; } = new(options.TimeProvider);

    public BlobStore Blobs { get; } = new(options.TimeProvider);

    /// <summary>The repositories that git itself was asked for.</summary>
    public GitRepositories Git { get; } = new();

    public RequestLog BlobRequests { get; } = new(options.RequestLogCapacity);

    /// <summary>Where this emulator is. Known once it listens, which is before the first request is let in.</summary>
    public Uri BaseUri { get; private set; } = null!;

    /// <summary>Where the other host is, the one that must never see a token.</summary>
    public Uri ForeignUri { get; private set; } = null!;

    /// <summary>Where the storage host is, which signed addresses open and tokens do not.</summary>
    public Uri BlobUri { get; private set; } = null!;

    /// <summary>Where Entra is; null when it is not.</summary>
    public Uri? AuthorityUri { get; private set; }

    /// <summary>Ends what a fault keeps waiting.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public void LocateAt(Uri baseUri, Uri foreignUri, Uri blobUri, int? authorityPort)
    {
        BlobUri = blobUri;
        BaseUri = baseUri;
        ForeignUri = foreignUri;
        if (Certificate is null || authorityPort is not { } port)
        {
            return;
        }

        // By name: Entra's clients refuse an authority that is an address.
        AuthorityUri = new UriBuilder(Uri.UriSchemeHttps, "localhost", port).Uri;
        if (Options.FilesDirectory is { } directory)
        {
            TrustFiles.Write(directory, Certificate.Root);
            PodTokenFile.Write(directory, State.Entra);
        }
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose()
    {
        _stopping.Dispose();
        Git.Dispose();
        Certificate?.Dispose();
        ArcKey?.Dispose();
        State.Entra.Dispose();
    }
}
