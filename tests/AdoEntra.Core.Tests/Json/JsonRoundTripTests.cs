using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Json;

/// <summary>
/// What was read can be sent back as it came: every field, in its order, with its value; only numbers and times may be written in another
/// form.
/// </summary>
public sealed class JsonRoundTripTests
{
    private static readonly string[] s_numbers =
    [
        "0",
        "-0",
        "1",
        "-17",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678901234567890123456789",
        "1.50",
        "1e5",
        "0.1",
        "2.5E-300",
        "1e30",
    ];

    private static readonly string[] s_texts =
    [
        "\"\"",
        "\"a\"",
        "\"ü 漢 \U0001F600\"",
        "\"\\ud83d\\ude00\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\"",
        "\"2026-03-04T05:06:07.890Z\"",
        "\"2026-03-04T05:06:07\\u002b02:00\"",
        "\"0001-01-01T00:00:00\"",
        "\"2026-03-04T05:06:60Z\"",
        "\"</script>\"",
    ];

    private static readonly string[] s_names =
    [
        "\"id\"",
        "\"Id\"",
        "\"name\"",
        "\"\"",
        "\"reserved\"",
        "\"a.b\"",
        "\"ü\"",
        "\"\\u0069d\"",
        "\"\\\"\"",
        "\"value\"",
        "\"psobject\"",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Written_WhatWasRead_IsTheSame(int seed)
    {
        var random = new Random(seed);
        for (int document = 0; document < 500; document++)
        {
            string sent = "[" + Any(random, 0) + "]";
            string back = TestJson.Write(TestJson.Read(sent));

            using var expected = JsonDocument.Parse(sent);
            using var actual = JsonDocument.Parse(back);
            Assert.True(Show(expected.RootElement) == Show(actual.RootElement), $"seed {seed}, document {document}:\n{sent}\n{back}");
            Assert.Equal(back, TestJson.Write(TestJson.Read(back)));
        }
    }

    private static string Any(Random random, int depth)
    {
        int fields = random.Next(6);
        return random.Next(depth > 5 ? 5 : 8) switch
        {
            0 => "null",
            1 => random.Next(2) == 0 ? "true" : "false",
            2 => s_numbers[random.Next(s_numbers.Length)],
            3 or 4 => s_texts[random.Next(s_texts.Length)],
            5 => "[" + string.Join(",", Enumerable.Range(0, fields).Select(_ => Any(random, depth + 1))) + "]",
            _ => "{"
                + string.Join(
                    " , ",
                    Enumerable.Range(0, fields).Select(_ => s_names[random.Next(s_names.Length)] + ":" + Any(random, depth + 1))
                )
                + "}",
        };
    }

    /// <summary>
    /// A document in one form: of a name that came twice the last value in the first place, numbers and times by what they are.
    /// </summary>
    private static string Show(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return "[" + string.Join(",", element.EnumerateArray().Select(Show)) + "]";
            case JsonValueKind.Object:
                List<string> names = [.. element.EnumerateObject().Select(static field => field.Name).Distinct(StringComparer.Ordinal)];
                return "{"
                    + string.Join(
                        ",",
                        names.Select(name => name + ":" + Show(element.EnumerateObject().Last(field => field.Name == name).Value))
                    )
                    + "}";
            case JsonValueKind.String:
                string text = element.GetString()!;
                bool isTime = text.Length > 19 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                return isTime
                    ? "time " + DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToString("o", CultureInfo.InvariantCulture)
                    : "text " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            case JsonValueKind.Number:
                return element.TryGetDecimal(out decimal number) && number != 0
                    ? "number " + (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
                    : "number " + element.GetDouble().ToString("R", CultureInfo.InvariantCulture).TrimStart('-');
            default:
                return element.GetRawText();
        }
    }
}
