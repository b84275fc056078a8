namespace AdoEntra.Requests.Failures;

/// <summary>
/// The build service, as whom the job of a pipeline calls. What it may see is decided by the pipeline and the project's settings, and no
/// group of the project helps where these keep it out.
/// </summary>
internal static class JobIdentity
{
    private const string Variable = "SYSTEM_ACCESSTOKEN";

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
