using System.Net;

namespace AdoEntra.Emulator;

/// <summary>How an emulator starts. The defaults suit a test: a free port, no latency, tokens of a day.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The address listened on. Only loopback addresses are accepted; any other is refused when the emulator starts.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Time that passes before each answer, control routes excepted.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// The life of an issued token. Managed-identity tokens last up to about 24 hours, which is the default. Clients built on MSAL
    /// never reuse a token with 5 minutes or less to go.
    /// </summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

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

    /// <summary>How many requests are kept; older ones are dropped.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(ExtraProjects);
        ArgumentOutOfRangeException.ThrowIfNegative(RepositoriesPerProject);
        ArgumentOutOfRangeException.ThrowIfNegative(LargeRepositories);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestLogCapacity, 1);
    }
}
