using System.Collections.Concurrent;

namespace AdoEntra.Identity;

/// <summary>
/// The sources of tokens of this process, one for each sign-in, shared by all runspaces. A source never changes once made, so
/// sharing it can at most save a request, never mix up two identities.
/// </summary>
internal sealed class CredentialStore(TokenSourceServices services)
{
    private readonly ConcurrentDictionary<string, Lazy<Credential>> _credentials = new(StringComparer.Ordinal);

    /// <summary>The credential for a sign-in, made at the first call.</summary>
    public Credential GetOrAdd(SignInOptions options) =>
        _credentials.GetOrAdd(options.Key, _ => new Lazy<Credential>(() => new Credential(options.Key, options.Kind, options.CreateSource(services)))).Value;

    /// <summary>Forgets a credential; who still holds it can go on.</summary>
    public void Remove(Credential credential) => _credentials.TryRemove(credential.Key, out _);
}

/// <summary>A sign-in made ready: its key for caches, its kind for people, its source of tokens.</summary>
internal sealed record Credential(string Key, string Kind, ITokenSource Source)
{
    public override string ToString() => Kind;
}
