using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace AdoEntra.Emulator.Faults.Bodies;

/// <summary>
/// An answer past the server, which would not let a wrong one through: straight into the connection. Only where there is no TLS.
/// </summary>
internal static class RawAnswer
{
    // How long a client has to read what was sent before the connection is taken away. Most close it themselves, much sooner.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sends a beginning of the answer: the head, with another length than the right one if so wanted, and some of the body.
    /// </summary>
    public static async Task SendAsync(Exchange exchange, ReadOnlyMemory<byte> body, long announced)
    {
        var socket = Socket(exchange);
        await SendAsync(socket, Head(exchange.Http.Response, announced), exchange.Aborted);
        await SendAsync(socket, body, exchange.Aborted);
    }

    /// <summary>Says that nothing more will come, and waits until the client went away.</summary>
    public static async Task EndAsync(Exchange exchange)
    {
        Socket(exchange).Shutdown(SocketShutdown.Send);
        try
        {
            await Task.Delay(Patience, exchange.Aborted);
        }
        catch (OperationCanceledException)
        {
            // The usual end.
        }

        exchange.Abort();
    }

    private static Socket Socket(Exchange exchange) => exchange.Http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private static byte[] Head(HttpResponse response, long announced)
    {
        var head = new StringBuilder();
        head.Append(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {response.StatusCode} {ReasonPhrases.GetReasonPhrase(response.StatusCode)}\r\n"
        );
        foreach (var (name, values) in response.Headers)
        {
            foreach (var value in name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? [] : values.ToArray())
            {
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {announced}\r\n\r\n");
        return Encoding.Latin1.GetBytes(head.ToString());
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, ct)..];
        }
    }
}
