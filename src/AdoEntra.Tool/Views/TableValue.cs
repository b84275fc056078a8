using System.Globalization;
using AdoEntra.Resources.Git;

namespace AdoEntra.Tool.Views;

/// <summary>Values in the short forms that a person reads in a table.</summary>
internal static class TableValue
{
    private const double Kilo = 1024;

    /// <summary>A branch without <c>refs/heads/</c>.</summary>
    public static string Branch(string name) => ReferenceName.ShortOf(name);

    /// <summary>A number of bytes in the largest unit that it has one of, more or less.</summary>
    public static string Size(long size) => size switch
    {
        < 1000 => Text($"{size} B"),
        < (long)(1000 * Kilo) => Text($"{size / Kilo:0} KB"),
        < (long)(1000 * Kilo * Kilo) => Text($"{size / Kilo / Kilo:0.0} MB"),
        _ => Text($"{size / Kilo / Kilo / Kilo:0.0} GB"),
    };

    /// <summary>A time on this machine's clock, to the minute.</summary>
    public static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
