namespace AdoEntra.Identity;

/// <summary>
/// The credentials of this process. Where the key of a sign-in says who it is, all who sign in so share one, in every runspace; a person's
/// and a tool's belong to the Connect that made them. A credential lives as long as a connection uses it.
/// </summary>
/// <remarks>
/// Users are held weakly: one that was thrown away without being disconnected keeps no token, and one that is still somewhere loses none.
/// </remarks>
internal sealed class CredentialStore(TokenSourceServices services)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, SharedCredential> _shared = new(StringComparer.Ordinal);

    // Their libraries may still have a token that was given to an earlier connection.
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>A use of the credential of a sign-in; created now where there is none that may be shared.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the authority that the environment names is no https
    /// address.</exception>
    public CredentialUse Take(SignInOptions options)
    {
        string place = options.AskedAt(services.Variables);
        if (options.Key is not { } own) return new(new Credential(null, options.Kind, options.CreateSource(services)));
        string key = $"{own}|{place}";
        lock (_lock)
        {
            if (!_shared.TryGetValue(key, out SharedCredential? shared))
            {
                shared = new(new Credential(key, options.Kind, options.CreateSource(services)) { StartsFresh = !_made.Add(own) });
                _shared.Add(key, shared);
            }

            return shared.Use();
        }
    }

    /// <summary>Ends a use. A credential that is no longer used is forgotten, and gives no token to any cache.</summary>
    /// <returns>True where this was the last use, so that the credential's tokens are to be dropped.</returns>
    public bool Return(CredentialUse use)
    {
        Credential credential = use.Credential;
        lock (_lock)
        {
            if (credential.HasEnded || !use.End()) return false;
            if (credential.SharingKey is { } key)
            {
                if (_shared[key].IsUsedBeside(use)) return false;
                _shared.Remove(key);
            }

            credential.End();
            return true;
        }
    }

    private sealed class SharedCredential(Credential credential)
    {
        private readonly List<WeakReference<CredentialUse>> _uses = [];
        private int _pruneAt = 16;

        public CredentialUse Use()
        {
            var use = new CredentialUse(credential);
            if (_uses.Count >= _pruneAt)
            {
                _uses.RemoveAll(static reference => !reference.TryGetTarget(out CredentialUse? old) || old.HasEnded);
                _pruneAt = Math.Max(16, _uses.Count * 2);
            }

            _uses.Add(new(use));
            return use;
        }

        public bool IsUsedBeside(CredentialUse ended) =>
            _uses.Exists(reference => reference.TryGetTarget(out CredentialUse? use) && use != ended && !use.HasEnded);
    }
}
