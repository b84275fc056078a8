using AdoEntra.Emulator.Faults;
using AdoEntra.Emulator.Faults.Bodies;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// An answer that says it is compressed, and cannot be unpacked. Its length is right, so only the unpacking fails. An answer without a body
/// has nothing to unpack, and comes as it is.
/// </summary>
public sealed class GzipFault : Fault
{
    /// <summary>What is wrong with it.</summary>
    public GzipDefect Defect { get; init; }

    /// <inheritdoc/>
    internal override async Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        var body = await HeldBody.HoldAsync(exchange, answer);
        if (body.IsEmpty)
        {
            return;
        }

        var response = exchange.Http.Response;
        var isCompressed = response.Headers.ContentEncoding.Count > 0;
        Gzip.Mark(exchange);
        if (Defect == GzipDefect.Truncated)
        {
            var packed = isCompressed ? body : Gzip.Pack(body);
            body = packed[..(packed.Length / 2)];
        }
        else if (isCompressed)
        {
            // What begins like an archive would not be garbage.
            var garbage = body.ToArray();
            garbage.AsSpan(0, Math.Min(10, garbage.Length)).Fill((byte)'{');
            body = garbage;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, exchange.Aborted);
    }
}
