using System.Globalization;
using System.Text.RegularExpressions;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Pipelines;

/// <summary>
/// What the service finds wrong with YAML: <c>/azure-pipelines.yml (Line: 3, Col: 1): Unexpected value 'step'</c>, one after the other [C].
/// </summary>
internal static class YamlProblems
{
    private const string TypeKey = "PipelineValidationException";

    private static readonly Regex s_place = new(
        @"(?<=^|\s)(?<file>/(?:(?!\s/)[^():])*?|[^\s():]+) \(Line: (?<line>\d+), Col: (?<column>\d+)(?:, Idx: \d+)?\)"
            + @"(?: - \(Line: \d+, Col: \d+(?:, Idx: \d+)?\))?:\s*",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>Whether a refusal is about what the pipeline is, and not about whether it may be run.</summary>
    public static bool IsRefused(AdoServiceException exception) =>
        exception is { ErrorId: ErrorIds.InvalidRequest, StatusCode: 400, TypeKey: TypeKey };

    /// <summary>The problems that the service's words have; one without a place where they name none.</summary>
    /// <param name="words">The words, on one line or on several.</param>
    public static IReadOnlyList<AdoYamlProblem> Of(string words)
    {
        MatchCollection places = s_place.Matches(words);
        List<AdoYamlProblem> problems = [];
        string before = places.Count == 0 ? words : words.Substring(0, places[0].Index);
        if (before.Trim() is { Length: > 0 } general) problems.Add(new AdoYamlProblem(null, null, null, general));
        for (int i = 0; i < places.Count; i++)
        {
            int start = places[i].Index + places[i].Length;
            int end = i + 1 < places.Count ? places[i + 1].Index : words.Length;
            problems.Add(new AdoYamlProblem(
                places[i].Groups["file"].Value,
                Number(places[i].Groups["line"].Value),
                Number(places[i].Groups["column"].Value),
                words.Substring(start, end - start).Trim()));
        }

        return problems;
    }

    /// <summary>The same error with each problem on a line of its own.</summary>
    /// <param name="refusal">The refusal of the service.</param>
    /// <param name="pipeline">The pipeline, for the message.</param>
    /// <param name="what">What was not done: <c>queued</c>.</param>
    public static AdoServiceException Listed(AdoServiceException refusal, AdoPipeline pipeline, string what)
    {
        IReadOnlyList<AdoYamlProblem> problems = Of(refusal.ServiceMessage ?? refusal.Summary);
        string lines = string.Concat(problems.Select(static problem => $"\n  {problem}"));
        return new(
            ErrorIds.InvalidRequest,
            $"The pipeline '{pipeline.FullName}' was not {what}: Azure DevOps found {problems.Count} "
                + $"{(problems.Count == 1 ? "problem" : "problems")} in it:{lines}",
            "Correct them in the files that are named; Test-AdoPipelineYaml -Path FILE tries a changed file before it is pushed.",
            refusal)
        {
            Target = pipeline.FullName,
            StatusCode = refusal.StatusCode,
            ServiceMessage = refusal.ServiceMessage,
            TypeKey = refusal.TypeKey,
            ActivityId = refusal.ActivityId,
            Request = refusal.Request,
        };
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
