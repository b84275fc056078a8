using System.Diagnostics;
using System.Globalization;
using System.Text;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>
/// One run of <c>git http-backend</c>, which speaks CGI: the request in variables and its input, headers before its output.
/// </summary>
internal sealed class BackendProcess : IDisposable
{
    // More than git ever writes.
    private const int LongestHeader = 16 * 1024;

    private readonly Exchange _exchange;
    private readonly Process _git;
    private readonly CancellationTokenRegistration _ending;
    private readonly Task _input;
    private readonly Task<string> _errors;

    private BackendProcess(Exchange exchange, Process git)
    {
        (_exchange, _git) = (exchange, git);
        _ending = exchange.Aborted.Register(Kill);
        _input = SendAsync();
        _errors = git.StandardError.ReadToEndAsync();
    }

    /// <summary>What git says that its output is; known once that was read.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Starts it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no git.</exception>
    public static BackendProcess Start(Exchange exchange, string root, string path)
    {
        var request = exchange.Http.Request;
        var start = GitProgram.Starting(root, "http-backend");
        var variables = start.Environment;
        variables["GIT_PROJECT_ROOT"] = root;
        variables["GIT_HTTP_EXPORT_ALL"] = "1";
        variables["PATH_INFO"] = path;
        variables["REQUEST_METHOD"] = request.Method;
        variables["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? string.Empty;
        variables["CONTENT_TYPE"] = request.ContentType ?? string.Empty;
        variables["REMOTE_USER"] = exchange.Credential.Identity!.AzureDevOpsId.ToString();
        variables["REMOTE_ADDR"] = "127.0.0.1";
        variables.Remove("CONTENT_LENGTH");
        if (request.ContentLength is { } length)
        {
            variables["CONTENT_LENGTH"] = length.ToString(CultureInfo.InvariantCulture);
        }

        Pass("HTTP_CONTENT_ENCODING", request.Headers.ContentEncoding.ToString());
        Pass("HTTP_GIT_PROTOCOL", request.Headers["Git-Protocol"].ToString());
        Pass("GIT_PROTOCOL", request.Headers["Git-Protocol"].ToString());
        return new BackendProcess(exchange, Process.Start(start)!);

        void Pass(string variable, string value)
        {
            variables.Remove(variable);
            if (value.Length > 0)
            {
                variables[variable] = value;
            }
        }
    }

    /// <summary>Passes the answer on as it comes.</summary>
    public async Task AnswerAsync()
    {
        var (status, begun) = await ReadHeadersAsync();
        var response = _exchange.Http.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        await response.Body.WriteAsync(begun, _exchange.Aborted);
        await _git.StandardOutput.BaseStream.CopyToAsync(response.Body, _exchange.Aborted);
        await EndAsync();
    }

    /// <summary>Reads the whole response.</summary>
    /// <returns>Its status.</returns>
    public async Task<int> ReadAsync(Stream body)
    {
        var (status, begun) = await ReadHeadersAsync();
        await body.WriteAsync(begun, _exchange.Aborted);
        await _git.StandardOutput.BaseStream.CopyToAsync(body, _exchange.Aborted);
        await EndAsync();
        return status;
    }

    public void Dispose()
    {
        _ending.Dispose();
        Kill();
        _git.Dispose();
    }

    private async Task<(int Status, ReadOnlyMemory<byte> Begun)> ReadHeadersAsync()
    {
        var (held, length) = (new byte[LongestHeader], 0);
        for (var end = -1; end < 0;)
        {
            var read = await _git.StandardOutput.BaseStream.ReadAsync(held.AsMemory(length), _exchange.Aborted);
            length += read;
            end = held.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end < 0 && read == 0)
            {
                throw new InvalidOperationException("git http-backend returned no response: " + await _errors);
            }

            if (end >= 0)
            {
                return (StatusIn(Encoding.ASCII.GetString(held, 0, end)), held.AsMemory((end + 4)..length));
            }
        }

        throw new UnreachableException();
    }

    private int StatusIn(string headers)
    {
        var status = StatusCodes.Status200OK;
        foreach (var line in headers.Split("\r\n"))
        {
            var (name, value) = (line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            switch (name)
            {
                case "Status":
                    status = int.Parse(value.AsSpan(0, 3), CultureInfo.InvariantCulture);
                    break;
                case "Content-Type":
                    ContentType = value;
                    break;
                case "Expires" or "Pragma" or "Cache-Control":
                    _exchange.Http.Response.Headers[name] = value;
                    break;
            }
        }

        return status;
    }

    // Git may have read enough before the client has sent all.
    private async Task SendAsync()
    {
        try
        {
            await _exchange.Http.Request.Body.CopyToAsync(_git.StandardInput.BaseStream, _exchange.Aborted);
            _git.StandardInput.Close();
        }
        catch (IOException) when (!_exchange.Aborted.IsCancellationRequested)
        {
        }
    }

    private async Task EndAsync()
    {
        await _git.WaitForExitAsync(_exchange.Aborted);
        await _input;
        await _errors;
    }

    private void Kill()
    {
        try
        {
            _git.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
