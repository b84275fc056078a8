using System.Globalization;

namespace AdoEntra.Tool.Views;

/// <summary>A value as a piece of a line of text.</summary>
internal static class LineValue
{
    /// <summary>The value; empty where there is none.</summary>
    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        AdoResource item => item.ToString()!,
        IReadOnlyList<object?> list => string.Join(", ", list.Select(Of)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "A value of this type does not fit into a column."),
    };
}
