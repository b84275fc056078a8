using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AdoEntra.Connections;
using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;
using AdoEntra.Requests.Paging;
using AdoEntra.Tokens;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>Core in this process, on an emulated host of its own: nothing that a test does to one reaches another.</summary>
internal sealed class SignInScene : ISignInProgress, IAsyncDisposable
{
    // What Azure's library waits before it asks Entra again: past the clock, in real time.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-signin-");
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentBag<string> _secrets = [];
    private readonly List<IDisposable> _disposables = [];
    private readonly SceneEnvironment _environment;
    private readonly CheckedEmulator _emulator;

    private SignInScene(CheckedEmulator emulator, SignInKind? kind)
    {
        _emulator = emulator;
        _environment = new SceneEnvironment(Emulator, kind, Programs);
        _disposables.Add(_environment);
        Product = new ProcessServices(
            new HttpTransport(Emulator.CreateHandler),
            _environment.Variable,
            static () => DateTimeOffset.UtcNow,
            Clock.ForRequests(),
            s_firstPause
        );
    }

    public EmulatorHost Emulator => _emulator.Host;

    public ProcessServices Product { get; }

    /// <summary>The time that the product spends. It has no limit of its own that this does not bring to an end.</summary>
    public LeapingClock Clock { get; } = new();

    public EmulatedEntra Entra => Emulator.State.Entra;

    public string Folder => _folder.FullName;

    private string Programs => Path.Combine(Folder, "programs");

    public string TenantId => Emulator.State.TenantId.ToString();

    /// <summary>What a person does when asked to sign in.</summary>
    public Action<SignInScene> Person { get; set; } = Agrees;

    /// <summary>All that was said while signing in.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>The routes that were asked, in order. The organization's own address is left out: it may be asked at any time.</summary>
    public IEnumerable<EmulatedRoute> Asked =>
        Emulator.Requests.List().Select(static request => request.Route).Where(static route => route != EmulatedRoute.Discovery);

    /// <param name="kind">Who signs in; null for any.</param>
    /// <param name="shape">What tokens look like.</param>
    /// <param name="makesClientsWait">Whether Entra will ask a client to wait: the library remembers that for the whole process, by Entra's
    /// address.</param>
    public static async Task<SignInScene> StartAsync(
        SignInKind? kind = null,
        TokenShape shape = TokenShape.Opaque,
        bool makesClientsWait = false
    )
    {
        string folder = Directory.CreateTempSubdirectory("adoentra-files-").FullName;
        CheckedEmulator emulator = await SceneEmulator.StartAsync(folder, shape, makesClientsWait);
        var scene = new SignInScene(emulator, kind);
        scene._disposables.Add(new Deletion(folder));
        return scene;
    }

    /// <summary>The only request of a route.</summary>
    public RecordedRequest Single(EmulatedRoute route) => Assert.Single(Emulator.Requests.List(route));

    public string? Variable(string name) => _environment.Variable(name);

    /// <summary>Sets a variable of the host; null removes it.</summary>
    public void Set(string name, string? value) => _environment.Set(name, value);

    /// <summary>A file of this test's.</summary>
    public string File(string name, byte[] content)
    {
        string path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Puts a program on PATH, made of lines of shell. It keeps the arguments of each start.</summary>
    public void Program(string name, string script)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Windows starts no lines of shell.");
        string path = Path.Combine(Directory.CreateDirectory(Programs).FullName, name);
        System.IO.File.WriteAllText(path, $"#!/bin/sh\nprintf '%s\\n' \"$*\" >> '{path}.starts'\n{script}\n");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The arguments of each start of a program.</summary>
    public string[] Starts(string name) => System.IO.File.ReadAllLines(Path.Combine(Programs, name + ".starts"));

    /// <summary>Marks a text that must never be shown, and returns it.</summary>
    public string Hidden(string secret)
    {
        _secrets.Add(secret);
        return secret;
    }

    public Secret Secret(string value) => new(Hidden(value));

    /// <summary>An address of this machine that refuses every connection, and keeps doing so.</summary>
    public Uri Closed(string scheme)
    {
        // Bound, so that no other process gets the port, and never listening.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _disposables.Add(socket);
        return new UriBuilder(scheme, scheme == "https" ? "localhost" : "127.0.0.1", ((IPEndPoint)socket.LocalEndPoint!).Port).Uri;
    }

    public Task<AdoConnection> ConnectAsync(
        SignInOptions? signIn,
        TimeSpan? limit = null,
        string? name = null,
        CancellationToken cancellationToken = default
    ) =>
        Product
            .Connector.ConnectAsync(
                new ConnectRequest(signIn)
                {
                    Organization = "MyOrg",
                    Limit = limit,
                    Name = name,
                },
                this,
                cancellationToken
            )
            .InTimeAsync();

    /// <summary>Signs in as the kind does, and uses it.</summary>
    public async Task<AdoConnection> ConnectAndListAsync(SignInKind kind)
    {
        AdoConnection connection = await ConnectAsync(kind.Good(this));
        await ListAsync(connection);
        return connection;
    }

    public async Task ListAsync(AdoConnection connection)
    {
        AdoProject project = await Product.Client.ReadOneAsync(connection.Session, AdoProject.One("SecretSauce"), Patience.Token);
        Assert.Equal("SecretSauce", project.Name);
    }

    /// <summary>The token that a connection has now.</summary>
    public string Token(AdoConnection connection) =>
        Product.Tokens.TryGetCached(connection.Session.Identity, out CachedToken? token)
            ? token.Value
            : throw new InvalidOperationException("There is no token.");

    /// <summary>Asserts that it fails in this way, and that no secret was revealed.</summary>
    public Task<AdoEntraException> FailsAsync(Func<SignInOptions> signIn, string errorId) =>
        FailsAsync(() => ConnectAsync(signIn()), errorId);

    /// <summary>The same of a sign-in whose time is over as soon as an endpoint has been called.</summary>
    public Task<AdoEntraException> TimesOutAsync(Func<SignInOptions> signIn, TimeSpan limit, EmulatedRoute asked) => FailsAsync(
        async () =>
        {
            Task<AdoConnection> connecting = ConnectAsync(signIn(), limit);
            await Task.WhenAny(connecting, AskedAsync(asked));
            Clock.Leap(limit);
            await connecting;
        },
        ErrorIds.TimedOut);

    /// <summary>Waits until an endpoint has been called.</summary>
    public Task AskedAsync(EmulatedRoute route) => Emulator.Requests.WaitForAsync(1, route).InTimeAsync();

    private async Task<AdoEntraException> FailsAsync(Func<Task> connect, string errorId)
    {
        AdoEntraException failure = await Assert.ThrowsAnyAsync<AdoEntraException>(connect);
        Assert.True(errorId == failure.ErrorId, $"Expected {errorId}, got {failure.ErrorId}: {failure.Message}");
        Assert.NotEmpty(failure.RecommendedAction);
        Assert.True(failure.InnerException is null or AdoEntraException, "A type of another library came out.");
        Assert.Empty(Product.Connections.Visible(this));
        AssertSilent(failure.ToString());
        AssertSilent((failure as AdoSignInException)?.ServiceMessage ?? string.Empty);
        return failure;
    }

    /// <summary>In the same process, with whatever a failure left behind.</summary>
    public async Task WorksAfterwardsAsync(SignInKind kind)
    {
        Emulator.Faults.Clear();
        _environment.Reset();
        Person = Agrees;
        AdoConnection connection = await ConnectAndListAsync(kind);
        Assert.Equal(kind.IdentityName, connection.IdentityName);
        AssertSilent(string.Empty);
    }

    /// <summary>The same where this very application has to wait: another identity does not.</summary>
    public async Task OthersWorkAfterwardsAsync()
    {
        Emulator.Faults.Clear();
        _environment.Reset();
        await ListAsync(
            await ConnectAsync(new AccessTokenSignIn(Secret(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value)))
        );
    }

    /// <summary>Asserts that neither a text nor what was said has any secret in it: none that was given, sent or received.</summary>
    public void AssertSilent(string text)
    {
        string[] forms = ["client_secret", "client_assertion", "device_code", "refresh_token", "code", "code_verifier"];
        IReadOnlyList<RecordedRequest> requests = Emulator.Requests.List();
        IEnumerable<string> sent = requests.SelectMany(request => forms.Select(name => request.Form.GetValueOrDefault(name)))
            .Concat(requests.Select(static request => request.Headers.GetValueOrDefault("X-IDENTITY-HEADER")))
            .Concat(requests.Select(static request => request.Headers.GetValueOrDefault("Authorization")?.Split(' ')[^1]))
            .OfType<string>();
        string all = text + "\n" + Said;
        foreach (string secret in _secrets.Concat(sent).Concat(Emulator.State.Tokens.Issued.Select(static token => token.Value)))
        {
            int at = all.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(at < 0, $"A secret came after: {(at > 0 ? all[Math.Max(0, at - 100)..at] : string.Empty)}");
        }
    }

    /// <summary>Waits until the emulator has seen that the client went away.</summary>
    public async Task AssertGoneAsync(EmulatedRoute route)
    {
        IReadOnlyList<RecordedRequest> asked = Emulator.Requests.List(route);
        Assert.NotEmpty(asked);
        RequestOutcome outcome = await asked[^1].Ended.InTimeAsync();
        Assert.Equal(RequestOutcome.ClientGone, outcome);
    }

    public async ValueTask DisposeAsync()
    {
        Product.Dispose();
        try
        {
            await _emulator.DisposeAsync();
        }
        finally
        {
            foreach (IDisposable disposable in Enumerable.Reverse(_disposables)) disposable.Dispose();
            _folder.Delete(recursive: true);
        }
    }

    // In the browser that opens by itself there is nothing to enter.
    private static void Agrees(SignInScene scene)
    {
        if (scene.Entra.DeviceCodes is [.., { } code]) code.Approve();
    }

    bool ISignInProgress.IsInteractive => true;

    void ISignInProgress.Verbose(string text) => _said.Enqueue(text);

    void ISignInProgress.Warning(string text) => _said.Enqueue(text);

    void ISignInProgress.Prompt(string text)
    {
        _said.Enqueue(text);
        Person(this);
    }

    private sealed class Deletion(string path) : IDisposable
    {
        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
