namespace AdoEntra.Identity;

/// <summary>One connection's hold on a credential, which others may hold as well.</summary>
/// <param name="credential">What is held.</param>
internal sealed class CredentialUse(Credential credential)
{
    private int _ended;

    /// <summary>What is held.</summary>
    public Credential Credential => credential;

    /// <summary>True once it was given back.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Gives it back; true the first time.</summary>
    public bool End() => Interlocked.Exchange(ref _ended, 1) == 0;
}
