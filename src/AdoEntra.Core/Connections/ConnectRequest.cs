using AdoEntra.Identity;

namespace AdoEntra.Connections;

/// <summary>What a user asked for when connecting; what is null was not given and is looked for.</summary>
/// <param name="SignIn">How to sign in.</param>
internal sealed record ConnectRequest(SignInOptions SignIn)
{
    /// <summary>An organization's name or address.</summary>
    public string? Organization { get; init; }

    /// <summary>The default project.</summary>
    public string? Project { get; init; }

    /// <summary>The connection's name; the organization's where not given.</summary>
    public string? Name { get; init; }

    /// <summary>Not to ask the organization who we are.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>How long signing in may take altogether; null for what is usual for the kind of credential.</summary>
    public TimeSpan? Limit { get; init; }
}
