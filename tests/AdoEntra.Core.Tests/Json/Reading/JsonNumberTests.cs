using System.Globalization;
using System.Numerics;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Reading;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>No number is rounded: it is of a type that has it, or it is the text that came.</summary>
public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("0", typeof(long), "0")]
    [InlineData("-1", typeof(long), "-1")]
    [InlineData("9223372036854775807", typeof(long), "9223372036854775807")]
    [InlineData("9223372036854775808", typeof(decimal), "9223372036854775808")]
    [InlineData("-9223372036854775809", typeof(decimal), "-9223372036854775809")]
    [InlineData("79228162514264337593543950335", typeof(decimal), "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950336", typeof(BigInteger), "79228162514264337593543950336")]
    [InlineData("-340282366920938463463374607431768211456", typeof(BigInteger), "-340282366920938463463374607431768211456")]
    [InlineData("1.5", typeof(decimal), "1.5")]
    [InlineData("1.10", typeof(decimal), "1.10")]
    [InlineData("0.30000000000000004", typeof(decimal), "0.30000000000000004")]
    [InlineData("1e5", typeof(decimal), "100000")]
    [InlineData("12.5E-3", typeof(decimal), "0.0125")]
    [InlineData("1.0000000000000000000000000001", typeof(decimal), "1.0000000000000000000000000001")]
    [InlineData("9.234567890123456789012345678", typeof(decimal), "9.234567890123456789012345678")]
    [InlineData("0.00", typeof(decimal), "0.00")]
    [InlineData("1e30", typeof(double), "1E+30")]
    [InlineData("1.5e300", typeof(double), "1.5E+300")]
    [InlineData("-2.5E-300", typeof(double), "-2.5E-300")]
    [InlineData("1.7976931348623157E+308", typeof(double), "1.7976931348623157E+308")]
    [InlineData("1000000000000000000000000000000.0", typeof(double), "1E+30")]
    public void Read_Number_IsOfATypeThatHasIt(string json, Type type, string expected)
    {
        object number = TestJson.Read(json)!;

        Assert.IsType(type, number);
        Assert.Equal(expected, ((IFormattable)number).ToString(number is double ? "R" : null, CultureInfo.InvariantCulture));
    }

    // Seventeen digits, as .NET Framework and many others write a double: more than the shortest form has, and the same number.
    [Fact]
    public void Read_AllDigitsOfADouble_IsTheDouble() =>
        Assert.Equal(8.41e-40, TestJson.Read(8.41e-40.ToString("G17", CultureInfo.InvariantCulture).ToLowerInvariant()));

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("3.14159265358979323846264338327950288")]
    [InlineData("1.00000000000000000000000000000000000001")]
    // One digit more than a decimal keeps.
    [InlineData("9.2345678901234567890123456789")]
    [InlineData("-9.2345678901234567890123456789")]
    [InlineData("0.1234567890123456789012345678901e-50")]
    public void Read_NumberThatNoTypeHas_IsItsText_AndGoesBackAsItCame(string json)
    {
        object? number = TestJson.Read(json);

        Assert.Equal(json, Assert.IsType<NumberText>(number).ToString());
        Assert.Equal($"{{\"a\":{json}}}", TestJson.Write(TestJson.Read($"{{\"a\":{json}}}")));
    }

    // The minus of zero is a part of the number, which no whole number and no decimal shows.
    [Theory]
    [InlineData("-0.0")]
    [InlineData("-0")]
    [InlineData("-0.00")]
    [InlineData("-0e5")]
    public void Read_ZeroWithAMinus_KeepsIt(string json)
    {
        double number = Assert.IsType<double>(TestJson.Read(json));

        Assert.True(double.IsNegativeInfinity(1 / number));
        Assert.Equal("[-0.0]", TestJson.Write(TestJson.One(number)));
    }

    [Theory]
    [InlineData("0", typeof(long))]
    [InlineData("-1", typeof(long))]
    [InlineData("-0.5", typeof(decimal))]
    [InlineData("0.0", typeof(decimal))]
    public void Read_OtherNumbersThatLookLikeIt_AreWhatTheyWere(string json, Type type) => Assert.IsType(type, TestJson.Read(json));

    // Reading one takes the square of its length: a body could keep a machine busy for hours.
    [Fact]
    public void Read_EndlessNumber_IsItsText()
    {
        string digits = new('7', 2_000_000);

        Assert.Equal(digits, TestJson.Read(digits)!.ToString());
        Assert.Equal(digits.Substring(0, 1001), TestJson.Read(digits.Substring(0, 1001))!.ToString());
        Assert.Equal(BigInteger.Parse(digits.Substring(0, 1000), CultureInfo.InvariantCulture), TestJson.Read(digits.Substring(0, 1000)));
    }
}
