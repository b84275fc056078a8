using AdoEntra.Identity;

namespace AdoEntra.Connections;

/// <summary>What a user asked for when connecting; what is null was not given and is looked for.</summary>
/// <param name="SignIn">How to sign in; null for what the environment speaks for.</param>
internal sealed record ConnectRequest(SignInOptions? SignIn)
{
    /// <summary>An organization's name or address.</summary>
    public string? Organization { get; init; }

    /// <summary>The tenant, where one was named.</summary>
    public string? TenantId { get; init; }

    /// <summary>Where the user is: the folder whose git remote may name the organization. Null for nowhere.</summary>
    public string? Directory { get; init; }

    /// <summary>The default project.</summary>
    public string? Project { get; init; }

    /// <summary>The connection's name; the organization's where not given.</summary>
    public string? Name { get; init; }

    /// <summary>Not to ask the organization who we are.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>How long signing in may take altogether; null for what is usual for the kind of credential.</summary>
    public TimeSpan? Limit { get; init; }
}
