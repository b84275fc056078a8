using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>Gives out tokens for Azure DevOps: from the cache, or from the source once for all who wait.</summary>
internal sealed class TokenProvider(ITokenCache cache, Func<DateTimeOffset> clock)
{
    /// <summary>Azure DevOps' application id as a scope (protocol.md 3.1).</summary>
    public const string AzureDevOpsScope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    private readonly SingleFlight<(TokenKey Key, bool Fresh, Forgetting? Last), CachedToken> _flights = new();

    // The last Forget of each key. A token that was asked for before it must not be kept when it lands behind it.
    private readonly ConcurrentDictionary<TokenKey, Forgetting> _forgotten = new();

    /// <summary>The token in the cache, asking nobody.</summary>
    public bool TryGetCached(TokenIdentity identity, [NotNullWhen(true)] out CachedToken? token) => cache.TryGet(identity.Key, out token);

    /// <summary>A token that can be used now.</summary>
    /// <exception cref="AdoSignInException">The source has none to give.</exception>
    public ValueTask<CachedToken> GetAsync(TokenIdentity identity, CancellationToken cancellationToken) =>
        cache.TryGet(identity.Key, out CachedToken? token)
            ? new(token)
            : new(FetchAsync(identity, fresh: false, cancellationToken));

    /// <summary>A token from the source itself, past all caches, here and in the library below.</summary>
    /// <exception cref="AdoSignInException">The source has none to give; the old token stays in the cache.</exception>
    public Task<CachedToken> RefreshAsync(TokenIdentity identity, CancellationToken cancellationToken) =>
        FetchAsync(identity, fresh: true, cancellationToken);

    /// <summary>Another token than the one that the service refused. Where somebody has renewed it meanwhile, that one.</summary>
    /// <exception cref="AdoSignInException">The source has none to give.</exception>
    public async Task<CachedToken> ReplaceAsync(TokenIdentity identity, CachedToken refused, CancellationToken cancellationToken) =>
        cache.TryGet(identity.Key, out CachedToken? token) && token.Value != refused.Value
            ? token
            : await RefreshAsync(identity, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Forgets the token. The next one comes from the source itself: a token that the library below still keeps would not be
    /// forgotten at all.
    /// </summary>
    public void Forget(TokenIdentity identity)
    {
        lock (_forgotten)
        {
            _forgotten[identity.Key] = new Forgetting();
            cache.Remove(identity.Key);
        }
    }

    private async Task<CachedToken> FetchAsync(TokenIdentity identity, bool fresh, CancellationToken cancellationToken)
    {
        Forgetting? last = LastForgetting(identity.Key);
        return await _flights.RunAsync((identity.Key, fresh, last), Fetch, cancellationToken).ConfigureAwait(false);

        async Task<CachedToken> Fetch(CancellationToken stop)
        {
            // Between the caller's look and this start another flight may have landed.
            if (!fresh && cache.TryGet(identity.Key, out CachedToken? present)) return present;
            var request = new SourceTokenRequest(identity.Key.Scope, fresh || last is { IsOver: false });
            SourceToken source = await identity.Credential.Source.GetTokenAsync(request, stop).ConfigureAwait(false);
            if (source.Token.Length == 0 || source.ExpiresOn <= clock())
            {
                throw new AdoSignInException(
                    ErrorIds.UnexpectedResponse,
                    $"Signing in as {identity.Credential.Kind} gave {(source.Token.Length == 0 ? "an empty token" : $"a token that ended at {source.ExpiresOn:u}")}.",
                    "Check the clock of this machine, then try again with -ForceRefresh.");
            }

            var token = new CachedToken(source);
            Keep(identity.Key, token, last);
            return token;
        }
    }

    private Forgetting? LastForgetting(TokenKey key) => _forgotten.TryGetValue(key, out Forgetting? last) ? last : null;

    private void Keep(TokenKey key, CachedToken token, Forgetting? last)
    {
        lock (_forgotten)
        {
            if (LastForgetting(key) != last) return;
            cache.Set(key, token);
            last?.IsOver = true;
        }
    }

    private sealed class Forgetting
    {
        /// <summary>True once the source has given another token.</summary>
        public volatile bool IsOver;
    }
}
