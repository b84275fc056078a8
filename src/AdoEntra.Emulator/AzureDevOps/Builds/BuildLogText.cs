using System.Globalization;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>What a build wrote. Nothing before it began, and as much as there is while it runs.</summary>
internal static class BuildLogText
{
    private static readonly string[] Steps = ["Initialize job", "Checkout", "Build sauce"];

    /// <summary>The logs of a build, numbered from 1.</summary>
    public static IReadOnlyList<(string Step, IReadOnlyList<string> Lines)> Of(Build build)
    {
        if (build.Started is not { } started)
        {
            return [];
        }

        var steps = build.IsCompleted ? Steps : Steps[..2];
        return
        [
            .. steps.Select((step, index) => (step, (IReadOnlyList<string>)
            [
                $"{Time(started, index, 0)} ##[section]Starting: {step}",
                $"{Time(started, index, 1)} {build.Definition.Name} {build.Number} at {build.SourceCommit}",
                $"{Time(started, index, 2)} Grüße aus der Küche.",
                $"{Time(started, index, 3)} ##[section]Finishing: {step}",
            ])),
        ];
    }

    private static string Time(DateTime started, int step, int line) =>
        started.AddSeconds((step * 10) + line).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
