namespace AdoEntra.Emulator.Requests;

/// <summary>What an address means.</summary>
/// <param name="Route">The group it belongs to.</param>
/// <param name="Organization">The organization named in it, or null outside Azure DevOps.</param>
/// <param name="Project">The project named in it before <c>_apis</c>.</param>
/// <param name="Item">The id or name of the single thing asked for, or null for the list; at Entra the tenant.</param>
internal sealed record RouteMatch(EmulatedRoute Route, string? Organization = null, string? Project = null, string? Item = null)
{
    /// <summary>What an address of the https endpoint means: Entra's, and whatever is there without TLS.</summary>
    public static RouteMatch OfSecure(IReadOnlyList<string> segments) => segments switch
    {
        [var tenant, "oauth2", "v2.0", "token"] => new(EmulatedRoute.Token, Item: tenant),
        [var tenant, "oauth2", "v2.0", "devicecode"] => new(EmulatedRoute.DeviceCode, Item: tenant),
        [var tenant, "oauth2", "v2.0", "authorize"] => new(EmulatedRoute.Authorize, Item: tenant),
        ["servicefabric", "token"] => new(EmulatedRoute.ServiceFabric),
        _ => Of(segments),
    };

    public static RouteMatch Of(IReadOnlyList<string> segments)
    {
        switch (segments)
        {
            case ["msi", "token"]:
                return new(EmulatedRoute.Msi);
            case ["metadata", "identity", "oauth2", "token"]:
                return new(EmulatedRoute.Imds);
            case ["ml", "msi", "token"]:
                return new(EmulatedRoute.MachineLearning);
            case ["cloudshell", "token"]:
                return new(EmulatedRoute.CloudShell);
            case ["_emulator", "oidc", "github"]:
                return new(EmulatedRoute.GitHubOidc);
            case ["arc", "token"]:
                return new(EmulatedRoute.Arc);
            case [] or ["msi", ..] or ["metadata", ..] or ["_signin", ..] or ["", ..]:
                return new(EmulatedRoute.Other);
            case [var organization]:
                return new(EmulatedRoute.Discovery, organization);
        }

        var project = Is(segments[1], "_apis") ? null : segments[1];
        var resource = segments.Skip(project is null ? 2 : 3).ToArray();
        if (project is not null && (segments.Count < 3 || !Is(segments[2], "_apis")))
        {
            return new(EmulatedRoute.Other, segments[0], project);
        }

        // The service's routes do not mind the case. [D code]
        return (project, resource) switch
        {
            (null, [var a]) when Is(a, "connectionData") => new(EmulatedRoute.ConnectionData, segments[0]),
            (null, [var a, .. { Length: <= 1 } item]) when Is(a, "projects") =>
                new(EmulatedRoute.Projects, segments[0], Item: item.FirstOrDefault()),
            (_, [var a, var b, .. { Length: <= 1 } item]) when Is(a, "git") && Is(b, "repositories") =>
                new(EmulatedRoute.Repositories, segments[0], project, item.FirstOrDefault()),
            (not null, [var a, "hubs", _, "plans", _, "jobs", _, var b]) when Is(a, "distributedtask") && Is(b, "oidctoken") =>
                new(EmulatedRoute.PipelinesOidc, segments[0], project),
            _ => new(EmulatedRoute.Other, segments[0], project),
        };
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
