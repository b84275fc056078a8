using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Every shape of an error, with every status and in every encoding.</summary>
public sealed class ErrorFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";
    private const string Message = "VS1: Grün";
    private static readonly int[] Statuses = [400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504];

    public static TheoryData<ErrorShape> Shapes => [.. Enum.GetValues<ErrorShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Error_ShapeAndEncoding_AreThoseWithEveryStatus(ErrorShape shape)
    {
        foreach (var (status, encoding) in Statuses.SelectMany(_ => Enum.GetValues<ErrorEncoding>(), ValueTuple.Create))
        {
            var fault = new ErrorFault { Status = status, Shape = shape, Encoding = encoding, Message = Message };
            Emulator.Faults.Set(EmulatedRoute.Projects, fault);

            using var answer = await CallAsync(Projects);

            Assert.Equal(status, (int)answer.StatusCode);
            AssertType(answer.Content.Headers.ContentType!, shape, encoding);
            var (mark, text) = encoding switch
            {
                ErrorEncoding.Utf8 => ((byte[])[], Encoding.UTF8),
                ErrorEncoding.Utf8WithMark => ([0xEF, 0xBB, 0xBF], Encoding.UTF8),
                ErrorEncoding.Utf16 => ([0xFF, 0xFE], Encoding.Unicode),
                _ => ([0xFE, 0xFF], Encoding.BigEndianUnicode),
            };
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(mark, body[..mark.Length]);
            Assert.Equal(Message, MessageIn(text.GetString(body.AsSpan(mark.Length)), shape));
        }
    }

    [Fact]
    public async Task Error_Headers_AreSent()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects,
            new ErrorFault { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "4", ["ActivityId"] = "mine" } });

        using var answer = await CallAsync(Projects);

        Assert.Equal(("4", "mine"), (answer.Header("Retry-After"), answer.Header("ActivityId")));
    }

    private static void AssertType(MediaTypeHeaderValue type, ErrorShape shape, ErrorEncoding encoding)
    {
        Assert.Equal(shape == ErrorShape.Text ? "text/plain" : "application/json", type.MediaType);
        Assert.Equal(
            encoding switch { ErrorEncoding.Utf16 => "utf-16", ErrorEncoding.Utf16BigEndian => null, _ => "utf-8" }, type.CharSet);
    }

    private static string MessageIn(string text, ErrorShape shape)
    {
        if (shape == ErrorShape.Text)
        {
            return text;
        }

        using var json = JsonDocument.Parse(text);
        return shape switch
        {
            ErrorShape.Standard => json.RootElement.Text("message"),
            ErrorShape.Wrapped => json.RootElement.GetProperty("value").Text("Message"),
            _ => json.RootElement.Text("Message"),
        };
    }
}
