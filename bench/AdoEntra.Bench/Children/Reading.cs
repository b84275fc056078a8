using System.Globalization;

namespace AdoEntra.Bench.Children;

/// <summary>
/// What one run of a process gave: how long it took, what it printed, and the numbers in that (lines <c>M name=value</c>).
/// </summary>
internal sealed record Reading(double WallMs, string Output, ILookup<string, double> Numbers)
{
    public static Reading Parse(double wallMs, string output) =>
        new(
            wallMs,
            output,
            output
                .Split('\n')
                .Select(static line => line.TrimEnd('\r'))
                .Where(static line => line.StartsWith("M ", StringComparison.Ordinal))
                .Select(static line => line[2..].Split('='))
                .ToLookup(static pair => pair[0], static pair => double.Parse(pair[1], CultureInfo.InvariantCulture))
        );

    /// <exception cref="MeasurementException">The process did not print this number, or more than once.</exception>
    public double Number(string name) =>
        Numbers[name].ToArray() is [var number]
            ? number
            : throw new MeasurementException($"There is not one number '{name}' in:\n{Output}");
}
