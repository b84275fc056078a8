using System.Net;

namespace AdoEntra.Emulator;

/// <summary>How an emulator starts. The defaults suit a test: a free port, no latency, tokens of a day.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The address listened on. Only loopback addresses are accepted; any other is refused when the emulator starts.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Whether Entra is there too: a second endpoint, https with a certificate of its own. Service Fabric's identity endpoint needs it as
    /// well.
    /// </summary>
    public bool Entra { get; init; }

    /// <summary>The TCP port of the https endpoint; 0 takes a free one.</summary>
    public int EntraPort { get; init; }

    /// <summary>
    /// Whether Entra's issuers and applications have RSA keys of their own. Otherwise all emulators of a process have the same ones, which
    /// are made once: each takes half a second.
    /// </summary>
    public bool OwnKeys { get; init; }

    /// <summary>
    /// Whether the Arc agent is there too. It puts a key file into <c>/var/opt/azcmagent/tokens</c> while the emulator runs, because
    /// clients look nowhere else; that takes root on Linux.
    /// </summary>
    public bool Arc { get; init; }

    /// <summary>
    /// A folder for files that variables name: certificates to trust, an AKS pod's federated token. Made where it is missing. Null for
    /// none, which is enough for clients in this process.
    /// </summary>
    public string? FilesDirectory { get; init; }

    /// <summary>Time that passes before each answer, control routes excepted.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The life of an issued token. Managed-identity tokens last up to about 24 hours, which is the default. Clients built on MSAL
    /// never reuse a token with 5 minutes or less to go.
    /// </summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The life of a token that Entra issues; an application may have its own. [D] protocol 3.1: about an hour.</summary>
    public TimeSpan EntraTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When Entra says that a token should be renewed (<c>refresh_in</c>); null for not saying.</summary>
    public TimeSpan? RefreshIn { get; init; }

    /// <summary>How long a device code waits for its person.</summary>
    public TimeSpan DeviceCodeLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a client has to poll whether the person has signed in, in whole seconds.</summary>
    public TimeSpan DeviceCodeInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a device code is approved as soon as it is given out, as by a very quick person.</summary>
    public bool ApprovesDeviceCodes { get; init; }

    /// <summary>What issued tokens look like.</summary>
    public TokenShape TokenShape { get; init; }

    /// <summary>
    /// Whether the metadata service answers a request without the <c>Metadata</c> header with a token instead of 400. Clients that
    /// use <c>DefaultAzureCredential</c> with <c>AZURE_POD_IDENTITY_AUTHORITY_HOST</c> probe like that and take 400 for "not here".
    /// </summary>
    public bool ImdsAnswersProbe { get; init; }

    /// <summary>How many projects named <c>Project 0001</c> and so on are added to the organization.</summary>
    public int ExtraProjects { get; init; }

    /// <summary>How many repositories each of the <see cref="ExtraProjects"/> has.</summary>
    public int RepositoriesPerProject { get; init; } = 10;

    /// <summary>How many repositories a project named <c>Large</c> has; 0 leaves the project out.</summary>
    public int LargeRepositories { get; init; }

    /// <summary>How many branches the repository <c>Large</c> in the project <c>Large</c> has; 0 leaves it out.</summary>
    public int LargeReferences { get; init; }

    /// <summary>How long the file <c>/large.bin</c> in that repository is; 0 leaves it out.</summary>
    public long LargeFileBytes { get; init; }

    /// <summary>How many persons are added to the directory of the organization.</summary>
    public int ExtraUsers { get; init; }

    /// <summary>The length of a page of which the client cannot choose the length: persons, groups, entitlements.</summary>
    public int ServerPageSize { get; init; } = 100;

    /// <summary>
    /// How many items a list gives at once, however large its <c>$top</c>. [C] A thousand for pull requests; for the other lists [I]. What
    /// the contract limits otherwise has its own limit: branches and tags, changes of a pull request, queries for work items.
    /// </summary>
    public int LargestPage { get; init; } = 1_000;

    /// <summary>
    /// Whether Azure DevOps compresses what it answers in one piece, where the client accepts gzip. Files come as they are.
    /// </summary>
    public bool Compresses { get; init; }

    /// <summary>How many bytes the body of a push by REST has at most; what is longer is refused with 413. [I]</summary>
    public long LargestPush { get; init; } = 25 * 1024 * 1024;

    /// <summary>How many requests are kept; older ones are dropped.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;

    /// <summary>Whether the log keeps the answers too, without a bound on their size: for tests that look at what was answered.</summary>
    internal bool KeepsAnswers { get; set; }

    /// <summary>The clock that the expiry of tokens follows.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (!IPAddress.IsLoopback(Address))
        {
            throw new ArgumentException(
                $"The emulator listens on loopback only, not on {Address}: anyone who reaches it gets a token.", nameof(Address));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfNegative(EntraPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(EntraPort, IPEndPoint.MaxPort);
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(DeviceCodeInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(ExtraProjects);
        ArgumentOutOfRangeException.ThrowIfNegative(RepositoriesPerProject);
        ArgumentOutOfRangeException.ThrowIfNegative(LargeRepositories);
        ArgumentOutOfRangeException.ThrowIfNegative(LargeReferences);
        ArgumentOutOfRangeException.ThrowIfNegative(LargeFileBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(ExtraUsers);
        ArgumentOutOfRangeException.ThrowIfLessThan(ServerPageSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestPage, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestPush, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestLogCapacity, 1);
    }
}
