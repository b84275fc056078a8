using System.Reflection;
using System.Runtime.InteropServices;
using AdoEntra.Errors;

namespace AdoEntra.Diagnosis;

/// <summary>
/// A diagnosis as a text for a ticket: what ran where, each step, the ids for Microsoft's support. No token and no secret is in it,
/// whatever a step says.
/// </summary>
internal static class DiagnosisReport
{
    private const int Longest = 4000;

    /// <summary>The lines.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="shell">What it ran in: <c>PowerShell 7.6.9 (Core)</c>.</param>
    /// <param name="time">When.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<AdoDiagnosisStep> steps, string shell, DateTimeOffset time)
    {
        yield return $"AdoEntra diagnosis, {time.UtcDateTime:u}";
        yield return $"AdoEntra {Version} in {shell}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}";
        foreach (AdoDiagnosisStep step in steps)
        {
            yield return Clean($"{step.Status}: {step.Step}: {step.Detail}");
            if (step.Remedy is not null) yield return Clean($"    {step.Remedy}");
            string[] facts =
            [
                .. new[]
                {
                    step.Cause is null ? null : $"cause {step.Cause}",
                    step.Code is null ? null : $"code {step.Code}",
                    step.WhoCanFix is null ? null : $"who can fix it: {step.WhoCanFix}",
                    step.ActivityId is null ? null : $"activity id {step.ActivityId}",
                }.OfType<string>(),
            ];
            if (facts.Length > 0) yield return Clean($"    ({string.Join("; ", facts)})");
        }
    }

    private static string Version =>
        typeof(DiagnosisReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "(no version)";

    // Redaction trims; what belongs to a step is set off below it.
    private static string Clean(string line)
    {
        string indent = line.StartsWith(" ", StringComparison.Ordinal) ? "    " : string.Empty;
        return indent + Redaction.Redact(line, Longest, []).Replace("\r", " ").Replace("\n", " ");
    }
}
