using AdoEntra.Identity;

namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>A row of the matrix: a way to sign in, and all that can go wrong with it.</summary>
/// <param name="Name">Its name in the names of tests.</param>
/// <param name="CredentialKind">What the connection says it is.</param>
/// <param name="Good">Makes the sign-in that works.</param>
internal sealed record SignInKind(string Name, string CredentialKind, Func<SignInScene, SignInOptions> Good)
{
    /// <summary>Where it runs.</summary>
    public EmulatedHost Host { get; init; } = EmulatedHost.AppService;

    /// <summary>Whether the library below reads the variables of the process, past ours.</summary>
    public bool ReadsProcessEnvironment { get; init; }

    /// <summary>Whether it starts programs in the way of Linux.</summary>
    public bool NeedsLinux { get; init; }

    /// <summary>Whether only the form of its key or token is another: once that is read, it is asked for as another kind's.</summary>
    public bool IsVariant { get; init; }

    /// <summary>Whether a person signs in, to an application without a secret.</summary>
    public bool IsPublicClient => CredentialKind is "DeviceCode" or "Interactive";

    /// <summary>Whether the host's managed identity has a part in it.</summary>
    public bool IsManagedIdentity => CredentialKind is "ManagedIdentity" or "FederatedIdentity";

    /// <summary>As whom the organization knows it.</summary>
    public required string IdentityName { get; init; }

    /// <summary>The page that a person's browser opens first; null where none does.</summary>
    public EmulatedRoute? Page { get; init; }

    /// <summary>Who is asked for a token, in order: issuers first. Empty for a token that is there already.</summary>
    public Endpoint[] Endpoints { get; init; } = [];

    /// <summary>All that is asked where it works, in order, each once.</summary>
    public EmulatedRoute[] Asked =>
        [
            .. Page is { } page ? [page] : Array.Empty<EmulatedRoute>(),
            .. Endpoints.Select(static endpoint => endpoint.Route),
            EmulatedRoute.ConnectionData,
        ];

    /// <summary>Asserts the requests that got the token.</summary>
    public required Action<SignInScene> AssertRequests { get; init; }

    /// <summary>Tried and refused.</summary>
    public Failing[] Refused { get; init; } = [];

    /// <summary>Not there: no request is sent.</summary>
    public Failing[] Unavailable { get; init; } = [];

    public override string ToString() => Name;
}

/// <summary>An endpoint that is called on the way to a token.</summary>
/// <param name="Route">By its route.</param>
/// <param name="Variable">The variable that says where it is.</param>
/// <param name="Scheme">How it is reached.</param>
internal sealed record Endpoint(EmulatedRoute Route, string Variable, string Scheme)
{
    public static readonly Endpoint Entra = new(EmulatedRoute.Token, "AZURE_AUTHORITY_HOST", "https");
    public static readonly Endpoint DeviceCode = new(EmulatedRoute.DeviceCode, "AZURE_AUTHORITY_HOST", "https");
    public static readonly Endpoint AppService = new(EmulatedRoute.Msi, "IDENTITY_ENDPOINT", "http");
    public static readonly Endpoint GitHub = new(EmulatedRoute.GitHubOidc, "ACTIONS_ID_TOKEN_REQUEST_URL", "http");
    public static readonly Endpoint Pipelines = new(EmulatedRoute.PipelinesOidc, "SYSTEM_OIDCREQUESTURI", "http");
}

/// <summary>Something that is wrong with a sign-in.</summary>
/// <param name="What">What it is, in the names of tests.</param>
/// <param name="ErrorId">The error that it has to be.</param>
/// <param name="SignIn">Makes it; may throw the error itself.</param>
internal sealed record Failing(string What, string ErrorId, Func<SignInScene, SignInOptions> SignIn)
{
    /// <summary>The code of the service's own.</summary>
    public string? Code { get; init; }

    /// <summary>The routes that are asked until then, each once.</summary>
    public EmulatedRoute[] Asked { get; init; } = [EmulatedRoute.Token];
}
