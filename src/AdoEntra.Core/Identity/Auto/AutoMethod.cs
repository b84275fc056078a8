namespace AdoEntra.Identity.Auto;

/// <summary>A sign-in method that Auto knows: how to see whether it is here, and how to make it.</summary>
/// <param name="Name">As a parameter of Connect-AdoEntra names it, where there is one.</param>
/// <param name="Look">Whether it is here. Never asks a process.</param>
/// <param name="Create">Makes the sign-in.</param>
internal sealed record AutoMethod(string Name, Func<CancellationToken, Task<AutoFinding>> Look, Func<SignInOptions> Create)
{
    public AutoMethod(string name, Func<AutoFinding> look, Func<SignInOptions> create)
        : this(name, _ => Task.FromResult(look()), create)
    {
    }

    /// <summary>How AZURE_TOKEN_CREDENTIALS names it; null where it has no name there.</summary>
    public string? CredentialName { get; init; }

    /// <summary>True for what a developer has at hand, not a deployed program.</summary>
    public bool IsForDevelopers { get; init; }

    /// <summary>True where looking costs more than reading variables: done only where nothing better was found.</summary>
    public bool IsCostly { get; init; }

    /// <summary>
    /// Where only a guess speaks for it: why a failure means that it is not here after all; null where the failure is all there is to say.
    /// </summary>
    public Func<AdoSignInException, string?>? WhyNoIdentity { get; init; }
}

/// <summary>What looking gave.</summary>
/// <param name="IsHere">Whether something speaks for it.</param>
/// <param name="Evidence">What does, or what was looked for: names, never values.</param>
internal sealed record AutoFinding(bool IsHere, string Evidence)
{
    /// <summary>True where some of what it needs is set and some is not: it cannot be tried, and the user may have meant it.</summary>
    public bool IsPartly { get; private init; }

    public static AutoFinding Here(string evidence) => new(true, evidence);

    public static AutoFinding Partly(string evidence) => new(false, evidence) { IsPartly = true };

    public static AutoFinding Not(string evidence) => new(false, evidence);
}
