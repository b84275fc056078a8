using AdoEntra.Connections.Organizations;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests;
using AdoEntra.Rest;
using AdoEntra.Tokens;

namespace AdoEntra.Connections;

/// <summary>
/// What this process has once: transport, credentials, tokens, and who holds which connection. The only static of the product;
/// nothing in it means anything to a user but the registry, and that keeps every runspace apart.
/// </summary>
internal sealed class ProcessServices : IDisposable
{
    private readonly TokenCache _cache;

    /// <param name="transport">The network, or what a test puts in its place.</param>
    /// <param name="variables">The environment, or what a test puts in its place.</param>
    /// <param name="clock">The time, or what a test puts in its place.</param>
    /// <param name="requestClock">The time that requests and sign-ins measure and spend; null for the real one.</param>
    /// <param name="firstPause">See <see cref="TokenSourceServices.FirstPause"/>; null for the usual one.</param>
    public ProcessServices(
        HttpTransport transport,
        VariableReader variables,
        Func<DateTimeOffset> clock,
        RequestClock? requestClock = null,
        TimeSpan? firstPause = null
    )
    {
        _cache = new TokenCache(clock);
        Tokens = new TokenProvider(_cache, clock);
        RequestClock time = requestClock ?? RequestClock.System;
        Client = new ServiceClient(transport, Tokens, time);
        Rest = new RestResolver(Client);
        Services = new TokenSourceServices(variables, transport)
        {
            Clock = time,
            FirstPause = firstPause ?? TokenSourceServices.UsualFirstPause,
        };
        Credentials = new CredentialStore(Services);
        Tenants = new TenantDiscovery(Client, time);
        Organizations = new OrganizationSources(variables);
        Check = new IdentityCheck(Client);
        Connector = new Connector(Services, Credentials, Tokens, Tenants, Organizations, Check);
    }

    /// <summary>The one of this process.</summary>
    public static ProcessServices Current => Holder.Instance;

    public TokenProvider Tokens { get; }

    public ServiceClient Client { get; }

    public RestResolver Rest { get; }

    public CredentialStore Credentials { get; }

    public TokenSourceServices Services { get; }

    public TenantDiscovery Tenants { get; }

    public OrganizationSources Organizations { get; }

    public IdentityCheck Check { get; }

    public Connector Connector { get; }

    public ConnectionRegistry Connections { get; } = new();

    /// <summary>Ends a connection: it cannot be used any more. The last one of a credential takes that and its token with it.</summary>
    public void End(AdoConnection connection)
    {
        TokenIdentity identity = connection.End();
        if (Credentials.Return(identity.Use)) Tokens.Drop(identity);
    }

    public void Dispose() => _cache.Dispose();

    // Made at the first use, not at import.
    private static class Holder
    {
        public static readonly ProcessServices Instance = new(
            new HttpTransport(),
            Environment.GetEnvironmentVariable,
            static () => DateTimeOffset.UtcNow
        );
    }
}
