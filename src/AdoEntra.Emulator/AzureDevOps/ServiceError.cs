using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>An error of the service: its text, its type, and the four shapes in which it may be sent (protocol 3.4).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="TypeKey">The short type name, for example <c>UnauthorizedRequestException</c>.</param>
/// <param name="TypeHome">The namespace and the assembly of the type, separated by a comma.</param>
/// <param name="Message">The text, in most cases beginning with a TF or VS number.</param>
internal sealed record ServiceError(int Status, string TypeKey, string TypeHome, string Message)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends it. [D code, C] protocol 3.4: the standard shape is that of most REST errors.</summary>
    public Task AnswerAsync(
        Exchange exchange, ErrorShape shape = ErrorShape.Standard, ErrorEncoding encoding = ErrorEncoding.Utf8)
    {
        // [C] protocol 3.3: the text once more, percent-encoded, on refusals.
        if (Status is 401 or 403)
        {
            exchange.Http.Response.Headers["X-TFS-ServiceError"] = Uri.EscapeDataString(Message);
        }

        var (body, type) = shape == ErrorShape.Text
            ? (Encoding.UTF8.GetBytes(Message), "text/plain")
            : (Write(shape), "application/json");
        return Answer.WriteAsync(exchange, Status, Encoded(body, encoding), encoding switch
        {
            ErrorEncoding.Utf16 => type + "; charset=utf-16",
            ErrorEncoding.Utf16BigEndian => type,
            _ => type + "; charset=utf-8",
        });
    }

    private static ReadOnlyMemory<byte> Encoded(ReadOnlyMemory<byte> body, ErrorEncoding encoding)
    {
        if (encoding == ErrorEncoding.Utf8)
        {
            return body;
        }

        Encoding other = encoding == ErrorEncoding.Utf8WithMark
            ? Encoding.UTF8
            : new UnicodeEncoding(bigEndian: encoding == ErrorEncoding.Utf16BigEndian, byteOrderMark: true);
        return (byte[])[.. other.Preamble, .. other.GetBytes(Encoding.UTF8.GetString(body.Span))];
    }

    private ReadOnlyMemory<byte> Write(ErrorShape shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            switch (shape)
            {
                case ErrorShape.Standard:
                    json.WriteString("$id", "1");
                    json.WriteNull("innerException");
                    json.WriteString("message", Message);
                    json.WriteString("typeName", $"{TypeHome.Split(',')[0]}.{TypeKey}, {TypeHome.Split(", ").Last()}");
                    json.WriteString("typeKey", TypeKey);
                    json.WriteNumber("errorCode", 0);
                    json.WriteNumber("eventId", 3000);
                    break;
                case ErrorShape.Wrapped:
                    json.WriteNumber("count", 1);
                    json.WriteStartObject("value");
                    json.WriteString(nameof(Message), Message);
                    json.WriteEndObject();
                    break;
                default:
                    json.WriteString("ClassName", TypeHome.Split(',')[0] + "." + TypeKey);
                    json.WriteString(nameof(Message), Message);
                    json.WriteNull("Data");
                    json.WriteNull("InnerException");
                    json.WriteNumber("HResult", -2146233088);
                    break;
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
