using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>Reads an answer that is one object.</summary>
internal static class JsonObject
{
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: the body is no JSON object.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, ItemReader<T> read, string what, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, 81920, cancellationToken).ConfigureAwait(false);
        return Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), read, what);
    }

    private static T Parse<T>(ReadOnlySpan<byte> bytes, ItemReader<T> read, string what)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes.Slice(3);
        if (bytes.IsEmpty) throw JsonPage.NoList(what, "an empty body");
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject ? read(ref reader) : throw JsonPage.NoList(what, "something else than an object");
        }
        catch (JsonException exception)
        {
            throw JsonPage.NoList(what, "a body that is not JSON", exception);
        }
    }
}
