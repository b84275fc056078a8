using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>
/// A web server on this machine of a few lines: what the framework's own HTTP handlers do can only be seen from the other end.
/// One answer for each path, written as it stands, then the connection is closed.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private volatile bool _ended;

    public LoopbackServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The heads of all requests, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <param name="path">The path asked for.</param>
    /// <param name="answer">The whole answer, status line and headers separated by line feeds.</param>
    public LoopbackServer On(string path, string answer)
    {
        _answers[path] = answer.Replace("\r", "").Replace("\n", "\r\n");
        return this;
    }

    public void Dispose()
    {
        _ended = true;
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_ended)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _ = AnswerAsync(client);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            var head = new StringBuilder();
            byte[] one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(one, 0, 1) == 0) return;
                head.Append((char)one[0]);
            }

            string request = head.ToString();
            _requests.Enqueue(request);
            string path = request.Split(' ')[1].Split('?')[0];
            byte[] answer = Encoding.UTF8.GetBytes(
                _answers.TryGetValue(path, out string? text)
                    ? text
                    : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            await stream.WriteAsync(answer, 0, answer.Length);
        }
    }
}
