using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>
/// Tells a time from any other text: <c>2026-03-04T05:06:07.89Z</c>, all of it, and written as it would be written again. What would come
/// back in another form (<c>07.890Z</c>) stays a text. The same on both PowerShells, although Invoke-RestMethod of Windows PowerShell
/// leaves times as texts.
/// </summary>
internal static class JsonTime
{
    private const int Shortest = 20;
    private const int Longest = 33;

    // Each character may be written as an escape of six.
    private const int LongestEscaped = Longest * 6;

    private const int TicksDigits = 7;
    private const int LargestOffset = 14 * 60;

    /// <summary>
    /// A time in UTC as DateTime, one with an offset as DateTimeOffset; false for every other text, one without a zone too.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, out object? time)
    {
        time = null;
        ReadOnlySpan<byte> text = reader.ValueSpan;
        if (!reader.ValueIsEscaped) return IsLikeATime(text) && TryParse(text, out time);

        // "+" is among what careful writers escape.
        if (text.Length is < Shortest or > LongestEscaped || !IsDigit(text[0])) return false;
        Span<byte> plain = stackalloc byte[LongestEscaped];
        try
        {
            plain = plain.Slice(0, reader.CopyString(plain));
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return IsLikeATime(plain) && TryParse(plain, out time);
    }

    /// <summary>A text as a time, however it is written (ISO 8601); one without a zone is local. Null for any other text.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is 0 or > LongestEscaped) return null;
        Span<byte> quoted = stackalloc byte[text.Length + 2];
        quoted[0] = quoted[text.Length + 1] = (byte)'"';
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' or '"' or '\\') return null;
            quoted[i + 1] = (byte)text[i];
        }

        var reader = new Utf8JsonReader(quoted);
        return reader.Read() && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
    }

    private static bool IsLikeATime(ReadOnlySpan<byte> text) =>
        text.Length is >= Shortest and <= Longest
        && text[4] == '-'
        && text[7] == '-'
        && text[10] == 'T'
        && text[13] == ':'
        && text[16] == ':';

    private static bool TryParse(ReadOnlySpan<byte> text, out object? time)
    {
        time = null;
        if (
            !TryNumber(text.Slice(0, 4), out int year)
            || !TryNumber(text.Slice(5, 2), out int month)
            || !TryNumber(text.Slice(8, 2), out int day)
            || !TryNumber(text.Slice(11, 2), out int hour)
            || !TryNumber(text.Slice(14, 2), out int minute)
            || !TryNumber(text.Slice(17, 2), out int second)
        )
        {
            return false;
        }

        // Not the second sixty and not the hour twenty-four: .NET has neither.
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text.Slice(19);
        if (!TryFraction(ref rest, out int ticks)) return false;
        DateTime local = new DateTime(year, month, day, hour, minute, second).AddTicks(ticks);
        if (rest.Length == 1 && rest[0] == 'Z')
        {
            time = DateTime.SpecifyKind(local, DateTimeKind.Utc);
            return true;
        }

        return TryOffset(rest, out int offset) && TryWithOffset(local, offset, out time);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out int ticks)
    {
        ticks = 0;
        if (rest[0] != '.') return true;
        int length = 1;
        while (length < rest.Length && IsDigit(rest[length])) length++;
        if (length - 1 is 0 or > TicksDigits || rest[length - 1] == '0' || !TryNumber(rest.Slice(1, length - 1), out ticks)) return false;
        for (int digit = length - 1; digit < TicksDigits; digit++) ticks *= 10;
        rest = rest.Slice(length);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':') return false;
        if (!TryNumber(rest.Slice(1, 2), out int hour) || !TryNumber(rest.Slice(4, 2), out int minute) || minute > 59) return false;
        minutes = (hour * 60) + minute;
        if (minutes > LargestOffset) return false;
        if (rest[0] == '+') return true;

        // "-00:00" says that the offset is not known (RFC 3339, 4.3), which +00:00 would not.
        minutes = -minutes;
        return minutes != 0;
    }

    private static bool TryWithOffset(DateTime local, int minutes, out object? time)
    {
        long utc = local.Ticks - (minutes * TimeSpan.TicksPerMinute);
        bool exists = utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks;
        time = exists ? new DateTimeOffset(local, TimeSpan.FromMinutes(minutes)) : null;
        return exists;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (!IsDigit(digit)) return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }

    private static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';
}
