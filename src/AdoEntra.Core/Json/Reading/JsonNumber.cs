using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Reads a number without rounding it.</summary>
internal static class JsonNumber
{
    // Always exact as decimal: so many digits fit, and none is behind an exponent.
    private const int SafeLength = 28;

    // Reading a whole number takes the square of its length.
    private const int LongestWhole = 1000;

    /// <summary>
    /// The number as long, else as decimal where that is exact, else whole ones as BigInteger, else as double where that is what was
    /// written; its text as a <see cref="NumberText"/> where no type has it. Zero with a minus is one only as double.
    /// </summary>
    public static object Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan[0] == '-' && IsZero(reader.ValueSpan)) return -0.0;
        if (reader.TryGetInt64(out long whole)) return whole;
        bool hasExponent = reader.ValueSpan.IndexOfAny((byte)'e', (byte)'E') >= 0;
        bool isDecimal = reader.TryGetDecimal(out decimal exact);
        if (isDecimal && !hasExponent && reader.ValueSpan.Length <= SafeLength) return exact;

        string text = Utf8JsonReaderExtensions.Raw(ref reader);
        (string, long) written = Digits(text);
        if (isDecimal && Digits(exact.ToString(CultureInfo.InvariantCulture)) == written)
            return exact;
        if (!hasExponent && text.IndexOf('.') < 0 && text.Length <= LongestWhole)
            return BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return reader.TryGetDouble(out double real) && IsWritten(real, written) ? real : new NumberText(text);
    }

    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        foreach (byte character in number)
        {
            if (character is >= (byte)'1' and <= (byte)'9') return false;
            if (character is (byte)'e' or (byte)'E') return true;
        }

        return true;
    }

    /// <summary>
    /// Whether these are the digits that a double is written with: as few as distinguish it from its neighbours, or all seventeen.
    /// </summary>
    private static bool IsWritten(double real, (string Digits, long Exponent) written) =>
        !double.IsInfinity(real)
        && (
            Digits(real.ToString("R", CultureInfo.InvariantCulture)) == written
            || Digits(real.ToString("G17", CultureInfo.InvariantCulture)) == written
        );

    /// <summary>
    /// A number's digits without zeros before or behind them, and the power of ten of the last one: the same for equal numbers.
    /// </summary>
    private static (string Digits, long Exponent) Digits(string text)
    {
        int end = text.IndexOfAny(['e', 'E']);
        long exponent = end < 0 ? 0 : Exponent(text.Substring(end + 1));
        string mantissa = end < 0 ? text : text.Substring(0, end);
        int point = mantissa.IndexOf('.');
        if (point >= 0) exponent -= mantissa.Length - point - 1;

        string digits = mantissa.TrimStart('-').Replace(".", string.Empty).TrimStart('0');
        string significant = digits.TrimEnd('0');
        return significant.Length == 0 ? (string.Empty, 0) : (significant, exponent + digits.Length - significant.Length);
    }

    // One that is beyond a long is beyond every type of number too.
    private static long Exponent(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exponent) ? exponent
        : text[0] == '-' ? int.MinValue
        : int.MaxValue;
}
