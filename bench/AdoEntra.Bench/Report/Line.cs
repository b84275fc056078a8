using AdoEntra.Bench.Measuring;

namespace AdoEntra.Bench.Report;

/// <summary>
/// A line of the table: one figure. Judged by medians; the minima, which other work on the machine disturbs least, stand beside them.
/// </summary>
internal sealed record Line(string Figure, string Ours, string Reference, string ByMedians, string ByMinima, string Target, string Met)
{
    /// <summary>How many times the reference ours takes.</summary>
    public static Line Times(string figure, Series ours, Series reference, double? atMost = null) => new(
        figure, ours.ToString(), reference.ToString(), $"{ours.Median / reference.Median:0.00} x", $"{ours.Min / reference.Min:0.00} x",
        atMost is null ? "" : $"<= {atMost:0.0} x", atMost is null ? "" : YesOrNo(ours.Median / reference.Median <= atMost));

    /// <summary>How many times faster than the reference ours is.</summary>
    public static Line Faster(string figure, Series ours, Series reference, double? atLeast = null) =>
        new(
            figure,
            ours.ToString(),
            reference.ToString(),
            $"{reference.Median / ours.Median:0.00} x faster",
            $"{reference.Min / ours.Min:0.00} x faster",
            atLeast is null ? "" : $">= {atLeast:0.0} x faster",
            atLeast is null ? "" : YesOrNo(reference.Median / ours.Median >= atLeast)
        );

    /// <summary>How much more than the reference ours takes.</summary>
    public static Line More(string figure, Series ours, Series reference, string unit, double? atMost = null) =>
        new(
            figure,
            ours.ToString(),
            reference.ToString(),
            $"{ours.Median - reference.Median:+0.0;-0.0} {unit}",
            $"{ours.Min - reference.Min:+0.0;-0.0} {unit}",
            atMost is null ? "" : $"<= +{atMost:0} {unit}",
            atMost is null ? "" : YesOrNo(ours.Median - reference.Median <= atMost)
        );

    /// <summary>Something that is so or not.</summary>
    public static Line Fact(string figure, string found, string wanted, bool met) => new(figure, found, "", "", "", wanted, YesOrNo(met));

    private static string YesOrNo(bool met) => met ? "yes" : "NO";
}
