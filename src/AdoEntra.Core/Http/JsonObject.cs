using System.Text.Json;

namespace AdoEntra.Http;

/// <summary>Reads an answer that is one object.</summary>
internal static class JsonObject
{
    private const int LargestObject = 64 * 1024 * 1024;

    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: the body is no JSON object.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, ItemReader<T> read, string what, TimeSpan silence, CancellationToken cancellationToken)
    {
        using var reader = new BodyReader(body, what, silence, cancellationToken);
        using var whole = new MemoryStream();
        byte[] piece = new byte[16 * 1024];
        int count;
        while ((count = await reader.ReadAsync(piece, 0, piece.Length).ConfigureAwait(false)) > 0)
        {
            if (whole.Length > LargestObject) throw ResponseErrors.NoList(what, "an object of more than 64 MB");
            whole.Write(piece, 0, count);
        }

        return Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length), read, what);
    }

    private static T Parse<T>(ReadOnlySpan<byte> bytes, ItemReader<T> read, string what)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes.Slice(3);
        if (bytes.IsEmpty) throw ResponseErrors.Nothing(what);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null) throw ResponseErrors.Nothing(what);
            return reader.TokenType == JsonTokenType.StartObject ? read(ref reader) : throw ResponseErrors.NoList(what, "something else than an object");
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            throw IsCut(bytes) ? ResponseErrors.Cut(what) : ResponseErrors.NoList(what, "a body that is not JSON");
        }
    }

    // Right as far as it goes.
    private static bool IsCut(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            return reader.Read() && !reader.TrySkip();
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            return false;
        }
    }
}
