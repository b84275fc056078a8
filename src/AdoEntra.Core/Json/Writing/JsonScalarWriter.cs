using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using AdoEntra.Json.Reading;

namespace AdoEntra.Json.Writing;

/// <summary>The values of a body that have no parts.</summary>
internal static class JsonScalarWriter
{
    // As ConvertTo-Json of PowerShell 7: "Z" for UTC, the offset for local time, and no zone where the value has none.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>Writes a value; false for one that has parts.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a number that JSON does not have.</exception>
    public static bool TryWrite(object? value, JsonBodyPath path, JsonTextWriter json)
    {
        switch (value)
        {
            case null or DBNull:
                json.Raw("null");
                return true;
            case bool truth:
                json.Raw(truth ? "true" : "false");
                return true;
            case double or float:
                json.Raw(Real(Convert.ToDouble(value, CultureInfo.InvariantCulture), (IFormattable)value, path));
                return true;
#if NET
            case Half half:
                json.Raw(Real((double)half, (float)half, path));
                return true;
            case Int128 or UInt128:
                json.Raw(Invariant((IFormattable)value, null));
                return true;
#endif
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                json.Raw(Invariant((IFormattable)value, null));
                return true;
            case NumberText number:
                json.Raw(number.ToString());
                return true;
            case Enum word:
                Name(word, json);
                return true;
        }

        if (Text(value) is not { } text) return false;
        json.Quoted(text);
        return true;
    }

    private static string? Text(object value) => value switch
    {
        string text => text,
        char character => character.ToString(),
        DateTime time => Invariant(time, TimeFormat),
        DateTimeOffset time => Invariant(time, TimeFormat),
        TimeSpan time => Invariant(time, "c"),
#if NET
        DateOnly day => Invariant(day, "O"),
        TimeOnly time => Invariant(time, "O"),
        Rune letter => letter.ToString(),
#endif
        Guid id => id.ToString(),
        Version version => version.ToString(),
        Uri address => address.OriginalString,
        byte[] bytes => Convert.ToBase64String(bytes),
        StringBuilder or IPAddress or IPEndPoint or PhysicalAddress or MailAddress or Regex => value.ToString(),
        CultureInfo culture => culture.Name,
        TimeZoneInfo zone => zone.Id,
        _ => null,
    };

    private static string Real(double real, IFormattable value, JsonBodyPath path)
    {
        if (double.IsNaN(real) || double.IsInfinity(real))
            throw path.Refuse($"is {Invariant(real, null)}, which JSON cannot represent", "Pass a number, or null.");
        if (real == 0 && BitConverter.DoubleToInt64Bits(real) < 0)
            return "-0.0";
        string shortest = Invariant(value, "R");

        // .NET Framework's shortest form does not always lead back to the number.
        return value is float || double.Parse(shortest, CultureInfo.InvariantCulture).Equals(real) ? shortest : Invariant(value, "G17");
    }

    // A value that its type has no name for has nothing but its number.
    private static void Name(Enum word, JsonTextWriter json)
    {
        string name = word.ToString();
        if (char.IsLetter(name[0]) || name[0] == '_') json.Quoted(name);
        else json.Raw(name);
    }

    private static string Invariant(IFormattable value, string? format) => value.ToString(format, CultureInfo.InvariantCulture);
}
