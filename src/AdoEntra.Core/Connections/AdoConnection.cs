using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra;

/// <summary>
/// A signed-in connection to one organization. Immutable, without token or secret, safe to hand to other runspaces of the process
/// (<c>$using:connection</c>).
/// </summary>
public sealed class AdoConnection
{
    private readonly ServiceSession _session;
    private readonly TokenProvider _tokens;
    private volatile bool _ended;

    internal AdoConnection(
        string name,
        ServiceSession session,
        TokenProvider tokens,
        string? project,
        string? tenantId,
        ConnectionData? who
    )
    {
        Name = name;
        _session = session;
        Project = project;
        TenantId = tenantId;
        IdentityId = who?.Id;
        IdentityName = who?.Name;
        IsApplication = who?.IsApplication ?? false;
        _tokens = tokens;
    }

    /// <summary>The name by which <c>-Connection</c> finds it.</summary>
    public string Name { get; }

    /// <summary>The organization's name.</summary>
    public string Organization => _session.Address.Organization;

    /// <summary>The organization's address.</summary>
    public string OrganizationUrl => _session.Address.OrganizationUri.AbsoluteUri.TrimEnd('/');

    /// <summary>The project used where a command is given none; null for all projects.</summary>
    public string? Project { get; }

    /// <summary>The kind of credential, for example <c>ManagedIdentity</c>.</summary>
    public string CredentialKind => _session.Identity.Credential.Kind;

    /// <summary>The identity's display name as the organization gives it; null when it was not asked.</summary>
    public string? IdentityName { get; }

    /// <summary>The identity's id in the organization; null when it was not asked.</summary>
    public string? IdentityId { get; }

    /// <summary>The tenant asked for, or the organization's own; null when neither is known.</summary>
    public string? TenantId { get; }

    /// <summary>When the token in the cache ends; null when there is none, or that is not known. It is renewed by itself.</summary>
    public DateTimeOffset? TokenExpiresOn =>
        !IsEnded && _tokens.TryGetCached(_session.Identity, out CachedToken? token) ? token.KnownEnd : null;

    /// <summary>True where the organization says that it is an application or a managed identity.</summary>
    internal bool IsApplication { get; }

    /// <summary>True where it goes to an emulator on this machine.</summary>
    internal bool IsEmulator => _session.Address.IsEmulator;

    /// <summary>True once it cannot be used any more.</summary>
    internal bool IsEnded => EndedBy is not null;

    /// <summary>Why it cannot be used any more; null as long as it can.</summary>
    internal AdoEntraException? EndedBy =>
        _session.Identity.Guard?.Failure is { } changed ? changed : _ended ? Disconnected() : null;

    /// <summary>
    /// Where to and as whom. The only way to use a connection, so one that has ended is refused wherever it was handed to.
    /// </summary>
    /// <exception cref="AdoConnectionException"><c>NotConnected</c>: it was disconnected.</exception>
    /// <exception cref="AdoSignInException"><c>IdentityChanged</c>: a renewal had brought another identity.</exception>
    internal ServiceSession Session => EndedBy is { } reason ? throw reason : _session;

    private AdoConnectionException Disconnected() => new(
        ErrorIds.NotConnected,
        $"The connection '{Name}' was closed by Disconnect-AdoEntra.",
        "Run Connect-AdoEntra again.")
    { Target = Name };

    /// <summary>What its token says of itself, to decorate a message and decide nothing; null where that cannot be read.</summary>
    internal string? Claim(string name) =>
        !IsEnded && _tokens.TryGetCached(_session.Identity, out CachedToken? token) ? TokenClaims.Text(token.Value, name) : null;

    /// <summary>The connection's name, so that it can stand where a name is asked for.</summary>
    public override string ToString() => Name;

    /// <summary>Ends it for good, and says whose token is to be dropped with it.</summary>
    internal TokenIdentity End()
    {
        _ended = true;
        return _session.Identity;
    }
}
