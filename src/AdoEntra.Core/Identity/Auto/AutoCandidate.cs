namespace AdoEntra.Identity.Auto;

/// <summary>What became of a candidate.</summary>
internal enum AutoDecision
{
    /// <summary>The one to sign in with now.</summary>
    Chosen,

    /// <summary>Nothing here speaks for it.</summary>
    Skipped,

    /// <summary>Comes behind the chosen one.</summary>
    NotTried,

    /// <summary>AZURE_TOKEN_CREDENTIALS rules it out.</summary>
    Excluded,

    /// <summary>Something spoke for it, but the rest of what it needs is not here.</summary>
    Unavailable,
}

/// <summary>A sign-in method that was thought of.</summary>
/// <param name="Name">As a parameter of Connect-AdoEntra names it, where there is one.</param>
/// <param name="Evidence">What speaks for it or against it: names of variables, files and programs, never a value.</param>
/// <param name="Decision">What became of it.</param>
/// <param name="SignIn">How to sign in; null unless it was chosen.</param>
internal sealed record AutoCandidate(string Name, string Evidence, AutoDecision Decision, SignInOptions? SignIn)
{
    /// <summary>Without the sign-in: this text may end up in a log.</summary>
    public override string ToString() => $"{Name}: {Decision} ({Evidence})";
}
