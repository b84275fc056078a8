using AdoEntra.Emulator.AzureDevOps.Git.Repositories;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// A running emulator: managed-identity hosts and Azure DevOps on one loopback port, plain HTTP/1.1, and where asked for Entra on another,
/// https. Several may run in one process.
/// </summary>
/// <example>
/// <code>
/// await using var emulator = await EmulatorHost.StartAsync();
/// emulator.ApplyTo(startInfo.Environment);
/// emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 503, Times = 2 });
/// </code>
/// </example>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EmulatorServices _services;
    private bool _disposed;

    private EmulatorHost(WebApplication application, EmulatorServices services)
    {
        _application = application;
        _services = services;
    }

    /// <summary>Where the emulator is, for example <c>http://127.0.0.1:40123/</c>. The organization is <c>MyOrg</c> below it.</summary>
    public Uri BaseUri => _services.BaseUri;

    /// <summary>Another host, on another port, that must never see a credential. Faults can redirect to it.</summary>
    public Uri ForeignUri => _services.ForeignUri;

    /// <summary>
    /// The storage host, on another port: what signed addresses in bodies and redirects lead to. It answers 403 to a caller that sends a
    /// credential as well.
    /// </summary>
    public Uri BlobUri => _services.BlobUri;

    /// <summary>Whether Entra is there, see <see cref="EmulatorOptions.Entra"/>.</summary>
    public bool HasEntra => _services.Certificate is not null;

    /// <summary>Where Entra is, for example <c>https://localhost:40125/</c>: an authority host for clients.</summary>
    /// <exception cref="InvalidOperationException">The emulator was started without <see cref="EmulatorOptions.Entra"/>.</exception>
    public Uri AuthorityUri => _services.AuthorityUri ?? throw NoEntra();

    /// <summary>The root certificate to be trusted for <see cref="AuthorityUri"/>, as PEM.</summary>
    /// <exception cref="InvalidOperationException">The emulator was started without <see cref="EmulatorOptions.Entra"/>.</exception>
    public string AuthorityCertificatePem => (_services.Certificate ?? throw NoEntra()).Root.ExportCertificatePem();

    /// <summary>Identities, tokens and organizations.</summary>
    public EmulatorState State => _services.State;

    /// <summary>What arrived, control routes excepted.</summary>
    public RequestLog Requests => _services.Requests;

    /// <summary>What arrived at <see cref="ForeignUri"/>.</summary>
    public RequestLog ForeignRequests => _services.ForeignRequests;

    /// <summary>What arrived at <see cref="BlobUri"/>.</summary>
    public RequestLog BlobRequests => _services.BlobRequests;

    /// <summary>What goes wrong, by route.</summary>
    public FaultSet Faults => _services.Faults;

    /// <summary>Lists of repositories that are ready to be sent.</summary>
    internal ListingCache Listings => _services.Listings;

    /// <summary>Starts an emulator and returns when it answers.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="ct">Gives up starting.</param>
    /// <returns>The emulator; disposing it ends it and breaks what is still under way.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the address is not a loopback one.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="PlatformNotSupportedException">Arc was asked for where it cannot be emulated.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken ct = default)
    {
        options ??= new EmulatorOptions();
        options.Validate();
        var services = new EmulatorServices(options);
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ListenOptions main = null!, foreign = null!, blob = null!;
        ListenOptions? authority = null;

        // Empty, not slim: that one reads environment variables and files, which could add an endpoint on another address.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A client has to cope with a request line of any length that Azure DevOps takes.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;

            // An upload may be long. A client may stop reading, or writing, for as long as a test wants it to.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(options.Address, options.Port, listen => main = Http1(listen));
            kestrel.Listen(options.Address, 0, listen => foreign = Http1(listen));
            kestrel.Listen(options.Address, 0, listen => blob = Http1(listen));
            if (services.Certificate is { } certificate)
            {
                kestrel.Listen(options.Address, options.EntraPort, listen => authority = Http1(listen).UseHttps(certificate.Leaf));
            }
        });
        if (options.Entra)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        var application = builder.Build();
        var pipeline = new RequestPipeline(services, listening.Task);
        application.Run(pipeline.HandleAsync);
        try
        {
            await application.StartAsync(ct);
        }
        catch
        {
            await application.DisposeAsync();
            services.Dispose();
            throw;
        }

        services.LocateAt(Located(main), Located(foreign), Located(blob), authority?.IPEndPoint!.Port);
        RepositoryListing.Prebuild(services);
        listening.SetResult();
        return new EmulatorHost(application, services);
    }

    /// <summary>A handler for a client in this process that trusts <see cref="AuthorityUri"/> and no other https address.</summary>
    /// <returns>A handler without redirects, cookies and proxy. The caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The emulator was started without <see cref="EmulatorOptions.Entra"/>.</exception>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        SslOptions = (_services.Certificate ?? throw NoEntra()).ClientOptions(),
    };

    /// <summary>The environment variables that lead a client here.</summary>
    /// <param name="host">The kind of host the client is to see.</param>
    /// <returns>Names and values. <see cref="ClearedVariables"/> names those that must not be set at the same time.</returns>
    /// <exception cref="InvalidOperationException">The kind of host needs an option that the emulator was started without.</exception>
    public IReadOnlyDictionary<string, string> Variables(EmulatedHost host = EmulatedHost.AppService) =>
        ClientVariables.For(host, _services);

    /// <summary>The environment variables that would lead a client elsewhere.</summary>
    /// <param name="host">The kind of host the client is to see.</param>
    /// <returns>Names to be removed from the client's environment.</returns>
    public static IReadOnlyList<string> ClearedVariables(EmulatedHost host = EmulatedHost.AppService) => ClientVariables.Cleared(host);

    /// <summary>Makes an environment lead here: sets <see cref="Variables"/>, removes <see cref="ClearedVariables"/>.</summary>
    /// <param name="environment">For example the <c>Environment</c> of a process that is about to be started.</param>
    /// <param name="host">The kind of host the client is to see.</param>
    public void ApplyTo(IDictionary<string, string?> environment, EmulatedHost host = EmulatedHost.AppService)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (var name in ClearedVariables(host))
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in Variables(host))
        {
            environment[name] = value;
        }
    }

    /// <summary>Ends the emulator. Requests under way are broken off.</summary>
    /// <returns>Completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _services.Stop();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _services.Dispose();
    }

    private static InvalidOperationException NoEntra() =>
        new($"The emulator was started without Entra. Set {nameof(EmulatorOptions)}.{nameof(EmulatorOptions.Entra)}.");

    private static ListenOptions Http1(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        return listen;
    }

    private static Uri Located(ListenOptions listen) =>
        new UriBuilder("http", listen.IPEndPoint!.Address.ToString(), listen.IPEndPoint.Port).Uri;
}
