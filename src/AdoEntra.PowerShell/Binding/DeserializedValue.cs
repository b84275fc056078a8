using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace AdoEntra.Binding;

/// <summary>
/// What a job, a remote session or Import-Clixml made of a value that their format does not have: an object of its properties, of which
/// the service could make nothing.
/// </summary>
internal static class DeserializedValue
{
    private const string Prefix = "Deserialized.";
    private const string Enumeration = Prefix + "System.Enum";

    // Those that are one text or number in a body, and cannot be made again from what is left of them.
    private static readonly HashSet<string> s_lost = new(StringComparer.Ordinal)
    {
        "System.Half", "System.Int128", "System.UInt128", "System.DateOnly", "System.TimeOnly", "System.Text.Rune", "System.IntPtr",
        "System.UIntPtr", "System.Numerics.BigInteger", "System.DateTimeOffset", "System.Text.StringBuilder", "System.TimeZoneInfo",
        "System.Net.IPEndPoint", "System.Net.IPAddress", "System.Net.NetworkInformation.PhysicalAddress", "System.Net.Mail.MailAddress",
        "System.Globalization.CultureInfo", "System.Text.RegularExpressions.Regex", "System.Management.Automation.SemanticVersion",
        "System.Management.Automation.PathInfo", "System.Management.Automation.SwitchParameter",
    };

    /// <summary>The value that it was; the value itself where it is no such object, or one that cannot be made again.</summary>
    public static object Restore(PSObject value)
    {
        switch (TypeName(value))
        {
            case null:
                return value;
            case "System.DateTimeOffset" when Property(value, "Ticks") is long ticks && Property(value, "Offset") is TimeSpan offset:
                return new DateTimeOffset(ticks, offset);
            case "System.Numerics.BigInteger" when Number(value) is { } number:
                return number;
            case "System.Management.Automation.SwitchParameter" when Property(value, "IsPresent") is bool isPresent:
                return isPresent;
            default:
                return value.TypeNames.Contains(Enumeration) ? Name(value) : value;
        }
    }

    /// <summary>The type of such an object that could not be made again; null for any other.</summary>
    public static string? LostType(PSObject value) => TypeName(value) is { } type && s_lost.Contains(type) ? type : null;

    private static string? TypeName(PSObject value)
    {
        string? name = value.TypeNames.FirstOrDefault();
        return name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) ? name.Substring(Prefix.Length) : null;
    }

    private static object? Property(PSObject value, string name) => value.Properties[name]?.Value switch
    {
        PSObject wrapped => wrapped.BaseObject,
        { } bare => bare,
        null => null,
    };

    private static BigInteger? Number(PSObject value) =>
        BigInteger.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
            ? number
            : null;

    // Its number where its type has no name for it.
    private static object Name(PSObject value)
    {
        string name = value.ToString();
        return name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') ? name : value.BaseObject;
    }
}
