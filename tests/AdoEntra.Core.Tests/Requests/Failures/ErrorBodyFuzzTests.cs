using System.Text;
using System.Text.RegularExpressions;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Requests.Failures;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>Refusals whose bodies are anything: none is an error, none shows the token.</summary>
public sealed class ErrorBodyFuzzTests
{
    private const string Secret = "0paque-t0ken-0f-the-call";

    private static readonly Regex s_code = new(@"^(TF|VS)\d+$", RegexOptions.CultureInvariant);
    private static readonly string?[] s_charsets =
        [null, "utf-8", "utf-16", "utf-16BE", "\"utf-8\"", "windows-1252", "no-such-thing", "utf-7", ""];
    private static readonly string?[] s_types =
        ["application/json", "text/plain", "text/html", "application/xhtml+xml", "application/xml", "application/octet-stream", null];
    private static readonly Encoding[] s_encodings =
        [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32];

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Anything_GivesWordsOrNone_AndNeverTheToken() => Fuzz.ForSeedsAsync(3, static async seed =>
    {
        var random = new RandomJson(seed);
        for (int round = 0; round < 1500; round++)
        {
            string message = $"{(random.Next(2) == 0 ? "TF" : "VS")}{random.Next(999999)}: {Secret} {random.Value().Json}";
            byte[] body = Body(random, message);
            HttpResponseMessage response = Answer.Bytes(body, s_types[random.Next(s_types.Length)], 400 + random.Next(150));
            if (response.Content.Headers.ContentType is { } type)
            {
                string? charset = s_charsets[random.Next(s_charsets.Length)];
                type.CharSet = string.IsNullOrEmpty(charset) ? null : charset;
            }

            if (random.Next(4) == 0) response.With("X-TFS-ServiceError", Uri.EscapeDataString(message));
            ErrorBody read;
            using (response) read = await ErrorBody.ReadAsync(response, [Secret], default).OrFail();

            string where = $"round {round}: {Convert.ToBase64String(body, 0, Math.Min(body.Length, 300))}";
            Assert.False((read.Message + read.TypeKey + read.Code + read.Title + read.PageText + read.Text).Contains(Secret), where);
            Assert.True(read.Code is null || s_code.IsMatch(read.Code), where);
            Assert.True(read.PageText is null or { Length: > 0 and <= 301 }, where);
            Assert.True(read.Message is null or { Length: > 0 and <= 1100 }, where);
        }
    });

    // Shallow enough for every stack, however deep it comes.
    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"value\":", "}")]
    [InlineData("{\"message\":[", "]}")]
    public async Task AnyDepth_IsNoError(string open, string close)
    {
        foreach (int depth in new[] { 1, 63, 64, 65, 1000, 20_000 })
        {
            string body = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            using HttpResponseMessage response = Answer.Json(body, 500);

            Assert.Null((await ErrorBody.ReadAsync(response, [Secret], default).OrFail()).Message);
        }
    }

    private static byte[] Body(RandomJson random, string message)
    {
        string text = random.Next(10) switch
        {
            0 => random.Value().Json,
            1 => $$"""{"message":{{Quoted(message)}},"typeKey":{{(random.Next(2) == 0 ? random.Value().Json : Quoted(message))}}}""",
            2 => $$"""{"count":1,"value":{"Message":{{Quoted(message)}} } }""",
            3 => $$"""{"ClassName":"A.{{Secret}}","Message":{{random.Value().Json}},"InnerException":{{random.Value().Json}}}""",
            4 => $"<Error><Code>{message}</Code><m:Message>{message}</m:Message></Error>",
            5 => $$$"""{"odata.error":{"message":{"value":{{{Quoted(message)}}}}},"typeName":"A.{{{Secret}}}, B"}""",
            6 => $$$"""{"customProperties":{"Descriptor":{{{Quoted(message)}}}}}""",
            7 => $$$"""{"message":{{{Quoted(message)}}},"x":""".Substring(0, 20 + random.Next(20)),
            8 => $"<html><h1>{message}</h1><p>{message}",
            9 => $"<html><body>{message}</body></html>",
            _ => message,
        };
        Encoding mark = s_encodings[random.Next(s_encodings.Length)], encoding = s_encodings[random.Next(s_encodings.Length)];
        byte[] bytes = [.. mark.GetPreamble(), .. encoding.GetBytes(text)];
        return random.Next(2) == 0 ? bytes : Mutation.Of(bytes, random.Next);
    }

    private static string Quoted(string text)
    {
        string escaped = text.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return $"\"{escaped.Replace("\r", "\\r").Replace("\n", "\\n").Replace("\u0001", "\\u0001")}\"";
    }
}
