using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>
/// Gives out tokens for Azure DevOps: from the cache, or from the source once for all who wait. Renewed ahead: in the background where
/// the source names a time for it, and in any case before the end. Where a renewal fails, the old token serves until it ends. Where only
/// asking tells whose a token is, a new one is let in by its guard before any caller gets it.
/// </summary>
internal sealed class TokenProvider(ITokenCache cache, Func<DateTimeOffset> clock)
{
    private readonly SingleFlight<Question, CachedToken> _flights = new();
    private readonly RenewalLog _renewals = new(clock);

    // How many requests to sources there were: which of two was later.
    private long _asked;

    // The last Forget of each credential. A token that was asked for before it must not be kept when it lands behind it.
    private readonly ConditionalWeakTable<Credential, Forgetting> _forgotten = new();

    /// <summary>The token in the cache, without a request.</summary>
    public bool TryGetCached(TokenIdentity identity, [NotNullWhen(true)] out CachedToken? token) =>
        cache.TryGetOld(identity.Key, out token);

    /// <summary>A token that can be used now.</summary>
    /// <exception cref="AdoSignInException">The source has none to give, and there is no old one.</exception>
    public ValueTask<CachedToken> GetAsync(TokenIdentity identity, CancellationToken cancellationToken)
    {
        if (cache.TryGet(identity.Key, out CachedToken? token)) return new(token);
        if (!cache.TryGetOld(identity.Key, out CachedToken? old)) return new(FetchAsync(identity, Wish.Any, cancellationToken));
        if (clock() >= old.LastRenewal) return new(RenewAsync(identity, old, cancellationToken));
        RenewInBackground(identity);
        return new(old);
    }

    /// <summary>A token from the source itself, past all caches, here and in the library below.</summary>
    /// <exception cref="AdoSignInException">The source has none to give; the old token stays in the cache.</exception>
    public Task<CachedToken> RefreshAsync(TokenIdentity identity, CancellationToken cancellationToken) =>
        FetchAsync(identity, Wish.Another, cancellationToken);

    /// <summary>Another token than the one that the service refused. Where another caller has renewed it meanwhile, that one.</summary>
    /// <param name="identity">Whose.</param>
    /// <param name="refused">The token that was refused.</param>
    /// <param name="claims">What the service requires of another one, as JSON; null where it says nothing.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    /// <exception cref="AdoSignInException">The source has none to give.</exception>
    public async Task<CachedToken> ReplaceAsync(
        TokenIdentity identity,
        CachedToken refused,
        string? claims,
        CancellationToken cancellationToken
    ) =>
        cache.TryGet(identity.Key, out CachedToken? token) && token.Value != refused.Value
            ? token
            : await FetchAsync(identity, Wish.InPlaceOf(refused, claims), cancellationToken).ConfigureAwait(false);

    /// <summary>Why the last renewal failed, for the code that tells the user; null where it did not, or was reported already.</summary>
    public RenewalFailure? TakeFailure(TokenIdentity identity) => _renewals.TakeFailure(identity.Key);

    /// <summary>
    /// Forgets the token. The next one comes from the source itself: a token that the library below still keeps would not be
    /// forgotten at all.
    /// </summary>
    public void Forget(TokenIdentity identity)
    {
        lock (_forgotten)
        {
            _forgotten.Remove(identity.Credential);
            if (!identity.Credential.HasEnded) _forgotten.Add(identity.Credential, new Forgetting());
            cache.Remove(identity.Key);
            _renewals.Forget(identity.Key);
        }
    }

    /// <summary>Drops all that is known of a token, where its credential is no longer used.</summary>
    public void Drop(TokenIdentity identity)
    {
        lock (_forgotten)
        {
            _forgotten.Remove(identity.Credential);
            cache.Remove(identity.Key);
            _renewals.Forget(identity.Key);
        }
    }

    /// <summary>Another token, or the old one while no other can be had.</summary>
    private async Task<CachedToken> RenewAsync(TokenIdentity identity, CachedToken old, CancellationToken cancellationToken)
    {
        if (!_renewals.MayTry(identity.Key)) return old;
        try
        {
            return await FetchAsync(identity, Wish.Any, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoEntraException) when (cache.TryGet(identity.Key, out CachedToken? newer) && newer != old)
        {
            return newer;
        }
        catch (AdoEntraException failure) when (cache.TryGetOld(identity.Key, out _))
        {
            _renewals.Failed(identity.Key, failure, old);
            return old;
        }
    }

    // No caller waits for it: its outcome is reported to the next caller.
    private void RenewInBackground(TokenIdentity identity)
    {
        if (!_renewals.TryStart(identity.Key)) return;
        _ = Task.Run(async () =>
        {
            using var limit = new CancellationTokenSource(RenewalLog.Limit);
            try
            {
                await FetchAsync(identity, Wish.Any, limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is AdoEntraException or OperationCanceledException)
            {
                // Where another request has brought a new one meanwhile, there is nothing to tell.
                if (!cache.TryGet(identity.Key, out _) && cache.TryGetOld(identity.Key, out CachedToken? old))
                    _renewals.Failed(identity.Key, exception, old);
            }
            finally
            {
                _renewals.Ended(identity.Key);
            }
        });
    }

    private async Task<CachedToken> FetchAsync(TokenIdentity identity, Wish wish, CancellationToken cancellationToken)
    {
        if (identity.Guard?.Failure is { } changed) throw changed;
        Forgetting? last = LastForgetting(identity.Credential);
        var question = new Question(identity.Key, wish.IsForAnother, wish.Claims, last);
        return await _flights.RunAsync(question, Fetch, cancellationToken).ConfigureAwait(false);

        async Task<CachedToken> Fetch(CancellationToken stop)
        {
            // Between the caller's look and this start another flight may have landed.
            if (!wish.IsForAnother && cache.TryGet(identity.Key, out CachedToken? present)) return present;
            long order = Interlocked.Increment(ref _asked);
            var request = new SourceTokenRequest(identity.Key.Scope, wish.IsForAnother || last is { IsOver: false })
            {
                Claims = wish.Claims,
                IsForAnother = wish.IsForAnother,
            };
            SourceToken source = await AskAsync(identity, request, stop).ConfigureAwait(false);
            if (source.Token.Length == 0 || (source.ExpiresOn <= clock() && !source.IsFixed))
            {
                throw new AdoSignInException(
                    ErrorIds.UnexpectedResponse,
                    $"Signing in as {identity.Credential.Kind} returned "
                        + $"{(source.Token.Length == 0 ? "an empty token" : $"a token that expired at {source.ExpiresOn:u}")}.",
                    "Check the clock of this machine, then retry with -ForceRefresh.");
            }

            var token = new CachedToken(source) { Order = order, IsPastCaches = wish.IsForAnother };
            if (identity.Guard is { } guard) await AdmitAsync(guard, identity, token, wish.Refused, stop).ConfigureAwait(false);
            return Keep(identity, token, last);
        }
    }

    private async Task<SourceToken> AskAsync(TokenIdentity identity, SourceTokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await identity.Credential.Source.GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoSignInException failure) when (failure.ErrorId == ErrorIds.IdentityChanged && identity.Guard is not null)
        {
            identity.Guard.End();
            Drop(identity);
            throw identity.Guard.Failure ?? failure;
        }
    }

    private async Task AdmitAsync(
        ITokenGuard guard, TokenIdentity identity, CachedToken token, CachedToken? refused, CancellationToken cancellationToken)
    {
        CachedToken? old = cache.TryGetOld(identity.Key, out CachedToken? kept) && kept.Value != refused?.Value ? kept : null;
        try
        {
            await guard.AdmitAsync(token, old, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoSignInException) when (guard.Failure is not null)
        {
            Drop(identity);
            throw;
        }
    }

    // A caller that has an equal credential for the first time begins as if it had just been forgotten, where there was one before.
    private Forgetting? LastForgetting(Credential credential) =>
        _forgotten.TryGetValue(credential, out Forgetting? last) ? last
        : credential is { StartsFresh: true, HasEnded: false } ? _forgotten.GetValue(credential, static _ => new Forgetting())
        : null;

    /// <summary>Keeps a token that has come; gives the one that its callers get.</summary>
    private CachedToken Keep(TokenIdentity identity, CachedToken token, Forgetting? last)
    {
        TokenKey key = identity.Key;
        lock (_forgotten)
        {
            if (identity.Credential.HasEnded || identity.Guard?.Failure is not null || LastForgetting(identity.Credential) != last)
                return token;
            // A caller that requested another token gets what that returned, perhaps the response to a claims challenge.
            if (cache.TryGet(key, out CachedToken? kept) && token.IsOlderThan(kept)) return token.IsPastCaches ? token : kept;
            cache.Set(key, token);
            // A source that has nothing better yet is not asked at each call.
            if (token.UseUntil <= clock()) _renewals.BroughtNothing(key);
            else _renewals.Succeeded(key);
            last?.IsOver = true;
            return token;
        }
    }

    // What is asked for once for all who wait. A class: generic code over value types would be compiled at run time in each session.
    private sealed record Question(TokenKey Key, bool IsForAnother, string? Claims, Forgetting? Last);

    /// <summary>What a caller wants.</summary>
    /// <param name="IsForAnother">The present token does not do.</param>
    /// <param name="Refused">The token that the service refused; null where it refused none.</param>
    /// <param name="Claims">What the service requires of another one; null where it says nothing.</param>
    private sealed record Wish(bool IsForAnother, CachedToken? Refused, string? Claims)
    {
        public static Wish Any { get; } = new(false, null, null);

        public static Wish Another { get; } = new(true, null, null);

        public static Wish InPlaceOf(CachedToken refused, string? claims) => new(true, refused, claims);
    }

    private sealed class Forgetting
    {
        /// <summary>True once the source has given another token.</summary>
        public volatile bool IsOver;
    }
}
