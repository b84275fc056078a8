using System.Globalization;
using System.Text.RegularExpressions;
using AdoEntra.Emulator.AzureDevOps.Builds;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Definitions;

/// <summary>
/// The YAML of a pipeline, as far as the preview of a run looks at it: words that it knows at the top, and indentation by blanks. [C] The
/// form of what is wrong: <c>/azure-pipelines.yml (Line: 3, Col: 1): Unexpected value 'step'</c>, a line for each.
/// </summary>
internal static partial class PipelineYaml
{
    private static readonly string[] Words =
    [
        "appendCommitMessageToRunName", "container", "extends", "jobs", "lockBehavior", "name", "parameters", "pool", "pr", "resources",
        "schedules", "stages", "steps", "strategy", "target", "trigger", "variables", "workspace",
    ];

    /// <summary>The YAML with all that it leaves out.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="text">What is tried in place of its own file; null for that.</param>
    public static string Expand(BuildDefinition pipeline, string? text)
    {
        var file = pipeline.YamlFilename
            ?? throw new ServiceRefusalException(BuildErrors.Invalid(["The pipeline is not a YAML pipeline."]));
        text ??= "steps:\n- script: echo sauce\n  displayName: Build sauce\n";
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        string[] problems = [.. lines.SelectMany((line, index) => Problems(line, index + 1)).Select(one => $"{file} {one}")];
        if (problems.Length > 0)
        {
            throw new ServiceRefusalException(BuildErrors.Invalid(problems));
        }

        // [C] What has steps alone is one job of one stage.
        return lines.Any(line => line.StartsWith("stages:", StringComparison.Ordinal) || line.StartsWith("jobs:", StringComparison.Ordinal))
            ? text
            : "stages:\n- stage: __default\n  jobs:\n  - job: Job\n"
                + string.Concat(lines.Where(line => line.Length > 0).Select(line => $"    {line}\n"));
    }

    private static IEnumerable<string> Problems(string line, int number)
    {
        if (line.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var tab)
        {
            yield return At(number, tab + 1) + "While scanning for the next token, found character that cannot start any token.";
        }
        else if (TopWord().Match(line) is { Success: true } word && !Words.Contains(word.Groups[1].Value, StringComparer.Ordinal))
        {
            yield return At(number, 1) + $"Unexpected value '{word.Groups[1].Value}'";
        }
    }

    private static string At(int line, int column) => string.Create(CultureInfo.InvariantCulture, $"(Line: {line}, Col: {column}): ");

    [GeneratedRegex(@"^([A-Za-z_]\w*)\s*:")]
    private static partial Regex TopWord();
}
