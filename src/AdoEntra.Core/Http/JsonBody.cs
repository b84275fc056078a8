using System.Text;
using AdoEntra.Errors;

namespace AdoEntra.Http;

/// <summary>Makes a request's body of what a user gave.</summary>
internal static class JsonBody
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A string and bytes as they are, everything else as JSON.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: something in it has no JSON form.</exception>
    public static byte[] Of(object? body, IBodyShape shape) => shape.Unwrap(body) switch
    {
        string text => Text(text),
        byte[] bytes => bytes,
        var value => Json(value, shape),
    };

    /// <summary>The body of a JSON Patch (RFC 6902), which is a list of operations: one that stands alone becomes a list of one.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is no operation, or something in it has no JSON form.</exception>
    public static byte[] Patch(object? body, IBodyShape shape)
    {
        object? value = shape.Unwrap(body) ?? throw new BodyPath().Refuse("has no operation", "Give a hashtable with op, path and value, or a list of them.");
        return value is string or byte[] || BodyKinds.Of(value) == BodyKind.List ? Of(value, shape) : Json(new[] { value }, shape);
    }

    private static byte[] Json(object? value, IBodyShape shape)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, s_strict))
        {
            new BodyWriter(new JsonText(text), shape).Write(value);
        }

        return bytes.ToArray();
    }

    private static byte[] Text(string text)
    {
        try
        {
            return s_strict.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new BodyPath().Refuse($"has half of a surrogate pair at character {exception.Index}, which is no text", "Correct the text; in JSON it may be written as an escape.");
        }
    }
}
