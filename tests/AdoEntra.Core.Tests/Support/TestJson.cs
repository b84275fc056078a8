using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Reads a JSON text as an answer, and writes a value as a body.</summary>
internal static class TestJson
{
    public const int Deepest = 512;

    public static object? Read(string json, JsonValueReader? values = null) => Read(Encoding.UTF8.GetBytes(json), values);

    public static object? Read(byte[] json, JsonValueReader? values = null)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Deepest });
        reader.Read();
        object? value = (values ?? new JsonValueReader(new ReadObject.Factory())).ForResponse()(ref reader);
        Assert.False(reader.Read());
        return value;
    }

    /// <summary>A list of one: a body that is a string is sent as it is.</summary>
    public static object?[] One(object? value) => [value];

    public static string Write(object? value) => Encoding.UTF8.GetString(JsonBody.Of(value, new ReadObject.Shape()));

    public static AdoConnectionException Refused(object? value)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => JsonBody.Of(value, new ReadObject.Shape()));
        Assert.Equal("InvalidRequest", refusal.ErrorId);
        Assert.NotEmpty(refusal.RecommendedAction);
        return refusal;
    }

    /// <summary>A value that was read, as one text.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        ReadObject read => string.Join(" ", read.Fields.Select(static field => $"{field.Key}={Show(field.Value)}")),
        OrderedDictionary dictionary => string.Join(" ", dictionary.Keys.Cast<string>().Select(key => $"{key}={Show(dictionary[key])}")),
        object?[] items => $"[{string.Join(",", items.Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
