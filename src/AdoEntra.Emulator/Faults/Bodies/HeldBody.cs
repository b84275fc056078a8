using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.Faults.Bodies;

/// <summary>
/// Lets the route answer, but keeps the body, so that a fault can send it its own way. Status and headers are set already.
/// </summary>
internal static class HeldBody
{
    public static async Task<ReadOnlyMemory<byte>> HoldAsync(Exchange exchange, Func<Task> answer)
    {
        var response = exchange.Http.Response;
        var client = response.Body;
        using var held = new MemoryStream();
        response.Body = held;
        try
        {
            await answer();
        }
        finally
        {
            response.Body = client;
        }

        return held.ToArray();
    }

    /// <summary>Sends the status and the headers of the whole answer, and some of its body.</summary>
    public static async Task BeginAsync(Exchange exchange, Func<Task> answer, Func<int, int> count)
    {
        var body = await HoldAsync(exchange, answer);
        var response = exchange.Http.Response;
        await response.StartAsync(exchange.Aborted);
        await response.Body.WriteAsync(body[..Math.Min(count(body.Length), body.Length)], exchange.Aborted);
        await response.Body.FlushAsync(exchange.Aborted);
    }
}
