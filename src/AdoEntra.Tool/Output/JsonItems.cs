using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Output;

/// <summary>
/// A JSON array, an item a line, written while the items arrive. A list that breaks off stays without its end, so that no parser takes
/// it for the whole.
/// </summary>
internal sealed class JsonItems<T>(ToolConsole console) : ItemWriter<T>
    where T : AdoResource
{
    // For a file or a program, not for a web page: names stay readable.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private bool _any;

    public override void Write(IReadOnlyList<T> items)
    {
        using var writer = new Utf8JsonWriter(_buffer, s_options);
        foreach (T item in items)
        {
            JsonValue.Write(writer, item);
            writer.Flush();
            console.Out.Write(_any ? ",\n" : "[\n");
            console.Out.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
            _any = true;
            _buffer.ResetWrittenCount();
            writer.Reset();
        }

        console.Deliver();
    }

    public override void Complete()
    {
        console.Out.Write(_any ? "\n]\n" : "[]\n");
        console.Deliver();
    }
}
