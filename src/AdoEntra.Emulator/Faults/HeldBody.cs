using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.Faults;

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
}
