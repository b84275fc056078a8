using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Diagnosis;

/// <summary>The names of the steps, and how a step is made of what was found.</summary>
internal static class DiagnosisSteps
{
    public const string Environment = nameof(Environment);
    public const string ServiceHost = "Azure DevOps host";
    public const string Organization = nameof(Organization);
    public const string Tenant = nameof(Tenant);
    public const string Credential = nameof(Credential);
    public const string SignInHost = "Sign-in host";
    public const string Token = nameof(Token);
    public const string TokenTenant = "Token tenant";
    public const string Acceptance = nameof(Acceptance);
    public const string Identity = nameof(Identity);
    public const string AccessLevel = "Access level";
    public const string Project = nameof(Project);
    public const string Repositories = nameof(Repositories);
    public const string Throttling = nameof(Throttling);
    public const string Clock = nameof(Clock);

    /// <summary>All of them, in their order. Candidates come after the environment, where no sign-in method was named.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Environment,
        ServiceHost,
        Organization,
        Tenant,
        Credential,
        SignInHost,
        Token,
        TokenTenant,
        Acceptance,
        Identity,
        AccessLevel,
        Project,
        Repositories,
        Throttling,
        Clock,
    ];

    public static AdoDiagnosisStep Passed(string step, string detail, string? activityId = null) =>
        new(step, AdoDiagnosisStatus.Passed, detail) { ActivityId = activityId };

    public static AdoDiagnosisStep Skipped(string step, string detail) => new(step, AdoDiagnosisStatus.Skipped, detail);

    /// <summary>A step that works, with something that will surprise.</summary>
    public static AdoDiagnosisStep Warning(string step, StatedCause cause) =>
        new(step, AdoDiagnosisStatus.Warning, cause.What)
        {
            Cause = cause.ErrorId,
            Remedy = cause.Advice,
            WhoCanFix = cause.Known.WhoCanFix,
            Code = cause.Known.Name,
        };

    /// <summary>A step that does not work.</summary>
    /// <param name="step">The step.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="more">What else may help, as a sentence; null for nothing.</param>
    /// <param name="status">How bad it is.</param>
    public static AdoDiagnosisStep Failed(
        string step,
        AdoEntraException failure,
        string? more = null,
        AdoDiagnosisStatus status = AdoDiagnosisStatus.Failed
    )
    {
        string? code = (failure as AdoServiceException)?.ServiceCode ?? (failure as AdoSignInException)?.ServiceCode;
        return new(step, status, failure.Summary)
        {
            Cause = failure.ErrorId,
            Remedy = more is null ? failure.RecommendedAction : $"{failure.RecommendedAction} {more}",
            WhoCanFix = failure.WhoCanFix,
            Code = code ?? (failure.Cause?.Name is { } name && name != failure.ErrorId ? name : null),
            ActivityId = (failure as AdoServiceException)?.ActivityId ?? (failure as AdoSignInException)?.CorrelationId,
        };
    }
}
