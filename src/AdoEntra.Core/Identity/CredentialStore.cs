using System.Collections.Concurrent;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Identity;

/// <summary>
/// The sources of tokens of this process, one for each sign-in, shared by all runspaces. A source never changes once made, so
/// sharing it can at most save a request, never mix up two identities.
/// </summary>
internal sealed class CredentialStore(TokenSourceServices services)
{
    private readonly ConcurrentDictionary<string, Lazy<Credential>> _credentials = new(StringComparer.Ordinal);

    /// <summary>The credential for a sign-in, made at the first call.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the authority that the environment names is no https address.</exception>
    public Credential GetOrAdd(SignInOptions options)
    {
        // Who asks Entra asks the authority of the moment: what another one gave belongs to somebody else.
        string key = options.TenantUse == TenantUse.Needed ? $"{options.Key}|{EntraAuthority.From(services.Variables).Host}" : options.Key;
        return _credentials.GetOrAdd(key, _ => new Lazy<Credential>(() => new Credential(key, options.Kind, options.CreateSource(services)))).Value;
    }

    /// <summary>Forgets a credential; who still holds it can go on.</summary>
    public void Remove(Credential credential) => _credentials.TryRemove(credential.Key, out _);
}

/// <summary>A sign-in made ready: its key for caches, its kind for people, its source of tokens.</summary>
internal sealed record Credential(string Key, string Kind, ITokenSource Source)
{
    public override string ToString() => Kind;
}
