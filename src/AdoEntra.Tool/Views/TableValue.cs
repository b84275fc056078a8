using System.Globalization;
using AdoEntra.Resources.Git;

namespace AdoEntra.Tool.Views;

/// <summary>Values in the short forms that a person reads in a table.</summary>
internal static class TableValue
{
    private const double Kilo = 1024;

    /// <summary>A branch without <c>refs/heads/</c>.</summary>
    public static string Branch(object? value) => ReferenceName.ShortOf(LineValue.Of(value));

    /// <summary>A number of bytes in the largest unit that it has one of, more or less.</summary>
    public static string Size(object? value) => value switch
    {
        long size and < 1000 => Text($"{size} B"),
        long size and < (long)(1000 * Kilo) => Text($"{size / Kilo:0} KB"),
        long size and < (long)(1000 * Kilo * Kilo) => Text($"{size / Kilo / Kilo:0.0} MB"),
        long size => Text($"{size / Kilo / Kilo / Kilo:0.0} GB"),
        _ => LineValue.Of(value),
    };

    /// <summary>A time on this machine's clock, to the minute.</summary>
    public static string Time(object? value) =>
        value is DateTimeOffset time
            ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : LineValue.Of(value);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
