namespace AdoEntra;

/// <summary>One step on the way from signing in to seeing a project: whether it works, and if not, who does what.</summary>
public sealed class AdoDiagnosisStep
{
    internal AdoDiagnosisStep(string step, AdoDiagnosisStatus status, string detail)
    {
        Step = step;
        Status = status.ToString();
        Detail = detail;
    }

    /// <summary>What was tried, for example <c>Token</c>.</summary>
    public string Step { get; }

    /// <summary>How it went: <c>Passed</c>, <c>Failed</c>, <c>Warning</c> or <c>Skipped</c>.</summary>
    public string Status { get; }

    /// <summary>What was found.</summary>
    public string Detail { get; }

    /// <summary>The error id where it failed, for example <c>NotInOrganization</c>.</summary>
    public string? Cause { get; internal init; }

    /// <summary>What to do where it failed.</summary>
    public string? Remedy { get; internal init; }

    /// <summary>Who can do it.</summary>
    public string? WhoCanFix { get; internal init; }

    /// <summary>
    /// The code in the service's own message, for example <c>TF401444</c> or <c>AADSTS7000215</c>; where it has none, the name of the cause
    /// in docs/troubleshooting.md.
    /// </summary>
    public string? Code { get; internal init; }

    /// <summary>The id under which Microsoft's support finds the request; null where there was none.</summary>
    public string? ActivityId { get; internal init; }

    /// <summary>The step as a line.</summary>
    public override string ToString() => $"{Status}: {Step}: {Detail}{(Remedy is null ? string.Empty : " " + Remedy)}";
}

/// <summary>How a step of a diagnosis went.</summary>
internal enum AdoDiagnosisStatus
{
    /// <summary>It works.</summary>
    Passed,

    /// <summary>It does not; nothing behind it was tried.</summary>
    Failed,

    /// <summary>It works, and something about it will surprise.</summary>
    Warning,

    /// <summary>It was not tried.</summary>
    Skipped,
}
