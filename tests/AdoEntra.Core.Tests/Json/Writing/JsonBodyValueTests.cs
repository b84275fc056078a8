using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Json.Writing;

/// <summary>The values in a body that have no parts: numbers, texts, times and the like.</summary>
public sealed class JsonBodyValueTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { DBNull.Value, "null" },
        { true, "true" },
        { (sbyte)-1, "-1" },
        { -32768, "-32768" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Pow(10, 40), "10000000000000000000000000000000000000000" },
        { 1.10m, "1.10" },
        { 0.1, "0.1" },
        { 0.1f, "0.1" },
        { 1e300, "1E+300" },
        { 'x', "\"x\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { AttributeTargets.Class | AttributeTargets.Method, "\"Class, Method\"" },
        { (DayOfWeek)42, "42" },
        { new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(8_900_000), "\"2026-03-04T05:06:07.89Z\"" },
        { new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified), "\"2026-03-04T05:06:07\"" },
        { new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(-9.5)), "\"2026-03-04T05:06:07-09:30\"" },
        { new TimeSpan(1, 2, 3, 4, 5), "\"1.02:03:04.0050000\"" },
        { new Guid("6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c"), "\"6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c\"" },
        { new Uri("https://dev.azure.com/contoso/a b"), "\"https://dev.azure.com/contoso/a b\"" },
        { new Version(7, 1), "\"7.1\"" },
        { new byte[] { 1, 2, 254 }, "\"AQL+\"" },
        { IPAddress.Parse("192.0.2.1"), "\"192.0.2.1\"" },
        { IPAddress.Parse("2001:db8::1"), "\"2001:db8::1\"" },
        { new IPEndPoint(IPAddress.Loopback, 443), "\"127.0.0.1:443\"" },
        { PhysicalAddress.Parse("00-11-22-33-44-55"), "\"001122334455\"" },
        { new MailAddress("a@contoso.com"), "\"a@contoso.com\"" },
        { CultureInfo.GetCultureInfo("de-DE"), "\"de-DE\"" },
        { TimeZoneInfo.Utc, "\"UTC\"" },
        { new Regex("^a\\d$"), "\"^a\\\\d$\"" },
        { new StringBuilder("a\"b"), "\"a\\\"b\"" },
#if NET
        { new DateOnly(2026, 3, 4), "\"2026-03-04\"" },
        { new TimeOnly(5, 6, 7), "\"05:06:07.0000000\"" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { UInt128.MaxValue, "340282366920938463463374607431768211455" },
        { (Half)0.5, "0.5" },
        { new Rune(0x1F600), "\"\U0001F600\"" },
#endif
    };

    // In an array, since a body that is a string is sent as it is.
    [Theory]
    [MemberData(nameof(Scalars), DisableDiscoveryEnumeration = true)]
    public void Of_ValueWithoutParts_IsWritten(object? value, string expected)
    {
        Assert.Equal($"[{expected}]", TestJson.Write(TestJson.One(value)));
        Assert.Equal($"[{expected}]", TestJson.Write(TestJson.One(new ReadObject.Box(value))));
    }

    // Not in a list of its own: bytes alone are what a file was read as.
    [Fact]
    public void Of_Byte_IsANumber() => Assert.Equal("[255,\"x\"]", TestJson.Write(new object[] { (byte)255, "x" }));

    [Fact]
    public void Of_LocalTime_HasItsOffset()
    {
        var time = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Local);

        Assert.Equal($"[\"2026-03-04T05:06:07{time.ToString("zzz", CultureInfo.InvariantCulture)}\"]", TestJson.Write(TestJson.One(time)));
    }

    // The first two are among those that .NET Framework's shortest form does not lead back to.
    [Theory]
    [InlineData(0.84551240822557006)]
    [InlineData(0.6822871999174)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(1.0 / 3)]
    public void Of_Real_LeadsBackToIt(double real) =>
        Assert.Equal(real, double.Parse(TestJson.Write(TestJson.One(real)).Trim('[', ']'), CultureInfo.InvariantCulture));

    [Fact]
    public void Of_AnyCulture_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(
                "[1.5,2.5,-1,\"2026-03-04T05:06:07\"]",
                TestJson.Write(new object[] { 1.5, 2.5m, -1, new DateTime(2026, 3, 4, 5, 6, 7) })
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("plain ü 漢 \U0001F600 / < > & ' \u2028", "plain ü 漢 \U0001F600 / < > & ' \u2028")]
    [InlineData("\"\\\n\r\t\u0001\u001f", "\\\"\\\\\\n\\r\\t\\u0001\\u001f")]
    [InlineData("", "")]
    public void Of_Text_IsQuoted(string text, string expected)
    {
        Assert.Equal($"[\"{expected}\"]", TestJson.Write(TestJson.One(text)));
        Assert.Equal($"{{\"{expected}\":0}}", TestJson.Write(new Hashtable { [text] = 0 }));
    }

    // Not inline: attributes are UTF-8 themselves.
    [Fact]
    public void Of_HalfOfASurrogatePair_IsAnEscape()
    {
        Assert.Equal("[\"a\\ud83d\"]", TestJson.Write(TestJson.One("a\uD83D")));
        Assert.Equal("[\"\\ude00b\"]", TestJson.Write(TestJson.One("\uDE00b")));
        Assert.Equal("[\"\\ud83d\U0001F600\\ude00\"]", TestJson.Write(TestJson.One("\uD83D\U0001F600\uDE00")));
        Assert.Equal("[\"\\ud83d\"]", TestJson.Write(TestJson.One('\uD83D')));
    }
}
