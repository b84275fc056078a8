namespace AdoEntra.Requests.Failures;

/// <summary>
/// The build service, as whom the job of a pipeline calls. What it may see is decided by the pipeline and the project's settings, and no
/// group of the project helps where these keep it out.
/// </summary>
internal static class JobIdentity
{
    private const string Variable = "SYSTEM_ACCESSTOKEN";

    /// <summary>Who does what where the job's identity does not see something.</summary>
    public const string Advice =
        "Check the name. The token of a job sees only what its pipeline declares: name the repository in resources.repositories and use "
            + "it (checkout, or uses: repositories), "
        + "or a project administrator turns off 'Protect access to repositories in YAML pipelines' and 'Limit job authorization scope to "
        + "current project' (Project settings, Pipelines, Settings). "
        + "Another project also has to grant this project's build service access to its repositories.";

    /// <summary>
    /// Whether a request was made as a job: by how it signed in, by the name that the service has for the caller, or by the job's own
    /// token.
    /// </summary>
    public static bool Is(ErrorFacts facts) =>
        facts.Asked.Session.Identity.Credential.Kind == "SystemAccessToken"
        || (facts.Response.Headers.TryGetValues("X-VSS-UserData", out IEnumerable<string>? values) && values.Any(IsName))
        || (facts.Asked.Token?.Value is { } token && token == Environment.GetEnvironmentVariable(Variable));

    // <id>:Build\<id of the project>, as the service has it; by its display name elsewhere.
    private static bool IsName(string user) =>
        user.IndexOf(":Build\\", StringComparison.OrdinalIgnoreCase) >= 0
        || user.IndexOf(" Build Service (", StringComparison.Ordinal) >= 0;
}
