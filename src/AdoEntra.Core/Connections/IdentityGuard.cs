using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Connections;

/// <summary>
/// Keeps a person's or a tool's connection what it says it is: after each renewal the organization is asked once whom it sees behind the
/// new token, before any caller gets the token (protocol.md 3.10). What a token says about itself is not used: it is opaque.
/// </summary>
/// <param name="check">Asks the organization.</param>
/// <param name="address">The organization.</param>
/// <param name="use">The connection's hold on its credential.</param>
/// <param name="name">The connection's name.</param>
/// <param name="isVerified">Whether the organization is asked when connecting; else the first response that names the caller says who it
/// is.</param>
internal sealed class IdentityGuard(IdentityCheck check, ServiceAddress address, CredentialUse use, string name, bool isVerified)
    : ITokenGuard
{
    // The caller that waits for the new token may have more time; the next one tries again.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private int _hasBegun;
    private ConnectionData? _first;
    private volatile string? _other;

    /// <inheritdoc/>
    public AdoSignInException? Failure => _other is { } other ? Changed(other) : null;

    /// <summary>Takes down whom the organization saw when connecting.</summary>
    /// <exception cref="AdoSignInException"><c>IdentityChanged</c>: a renewal meanwhile has brought another identity.</exception>
    public void Confirm(ConnectionData who) => Compare(who);

    /// <inheritdoc/>
    public void See(string id, string? seenName)
    {
        if (isVerified || string.Equals(Volatile.Read(ref _first)?.Id, id, StringComparison.OrdinalIgnoreCase)) return;
        var seen = new ConnectionData(id, seenName, null);
        // A response that was on its way while a renewal was compared may be the first to say whom the connection was used as.
        if (Interlocked.CompareExchange(ref _first, seen, null) is { } first && !IsSame(first, seen)) _other = Named(seen);
    }

    /// <inheritdoc/>
    public void End() => _other ??= "another Entra account";

    /// <inheritdoc/>
    public async Task AdmitAsync(CachedToken token, CachedToken? old, CancellationToken cancellationToken)
    {
        // The first token decides which identity the connection is for. And a tool returns the same token for a while.
        if (Interlocked.Exchange(ref _hasBegun, 1) == 0 || token.Value == old?.Value) return;
        if (Volatile.Read(ref _first) is null && old is not null) await RecallAsync(old, cancellationToken).ConfigureAwait(false);
        Compare(await WhoAsync(token, cancellationToken).ConfigureAwait(false));
    }

    // A connection that was not verified, and that no response has named the caller of: the old token, while the organization takes it,
    // tells whom it was for. Else the new one does.
    private async Task RecallAsync(CachedToken old, CancellationToken cancellationToken)
    {
        try
        {
            Compare(await WhoAsync(old, cancellationToken).ConfigureAwait(false));
        }
        catch (AdoServiceException refused)
            when (refused.ErrorId
                    is ErrorIds.NotSignedIn
                        or ErrorIds.NotInOrganization
                        or ErrorIds.NotPermitted
                        or ErrorIds.ConditionalAccess
            )
        {
            // No identity was seen behind it.
        }
    }

    private Task<ConnectionData> WhoAsync(CachedToken token, CancellationToken cancellationToken)
    {
        var session = new ServiceSession(address, new TokenIdentity(use, AzureDevOpsResource.Scope));
        var context = new RequestContext(RequestContext.Silent.Progress, s_limit) { Token = token, RetryWindow = TimeSpan.FromSeconds(15) };
        return check.WhoAsync(session, OrganizationTenant.Unknown, null, context, cancellationToken);
    }

    private void Compare(ConnectionData who)
    {
        ConnectionData first = Interlocked.CompareExchange(ref _first, who, null) ?? who;
        if (IsSame(first, who)) return;
        _other = Named(who);
        throw Changed(_other);
    }

    private AdoSignInException Changed(string other) => new(
        ErrorIds.IdentityChanged,
        $"The connection '{name}' ({use.Credential.Kind}) was closed, because the renewed token belongs to another identity: "
        + $"{other} instead of {(Volatile.Read(ref _first) is { } first ? Named(first) : "the one that signed in")}.",
        "Run Connect-AdoEntra again as the intended identity, and check what changed the account of this sign-in.")
    { Target = name };

    private static bool IsSame(ConnectionData one, ConnectionData other) =>
        string.Equals(one.Id, other.Id, StringComparison.OrdinalIgnoreCase);

    private static string Named(ConnectionData who) => who.Name is null ? $"{who.Id}" : $"'{who.Name}' ({who.Id})";
}
