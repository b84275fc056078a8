using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Failures;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Logs;

/// <summary>Reads logs line by line while they arrive, so that one of any length takes no more memory than its longest line.</summary>
internal static class RunLogs
{
    /// <summary>The lines of a log, in batches as they arrive. A response that breaks off is resumed, three times.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="log">The number of the log.</param>
    /// <param name="startLine">The first line, from 1.</param>
    /// <param name="length">How many lines the service says that it has: what ends before them was cut.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AdoServiceException"><c>Transient</c>: it broke off each time.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadLinesAsync(
        ResourceClient client,
        RunPlace place,
        long log,
        long startLine,
        long length,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int Most = 3;
        long read = startLine - 1;
        for (int broken = 0; ;)
        {
            ServiceRequest request = RunLog.Text(place.Project, place.Run, log, read + 1);
            using HttpResponseMessage response = await client.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            IsText(response, request);
            using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
            using var reader = new ResponseBodyReader(body, request.What, ResponseBodyReader.LongestSilence, cancellationToken);
            var lines = new LineReader(reader);
            AdoServiceException? failure = null;
            while (true)
            {
                IReadOnlyList<string> batch;
                try
                {
                    batch = await lines.ReadAsync().ConfigureAwait(false);
                }
                catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.Transient or ErrorIds.TimedOut)
                {
                    failure = exception;
                    break;
                }

                if (batch.Count == 0) break;
                read += batch.Count;
                yield return batch;
            }

            // A line without its end is the last one, or a part of another.
            if (failure is null && lines.Rest is { } rest && read + 1 >= length)
            {
                read++;
                yield return [rest];
            }

            // [I] The service may count an empty line behind the last one.
            if (failure is null && read >= length - 1) yield break;
            failure ??= Cut(place, log, read, length);
            if (++broken > Most) throw TruncatedResponse.Of(failure, request, client.Connection.Session.Address);
        }
    }

    /// <summary>The last lines of a log.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="log">The number of the log.</param>
    /// <param name="count">How many lines at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> ReadLastAsync(
        ResourceClient client,
        RunPlace place,
        long log,
        int count,
        CancellationToken cancellationToken
    )
    {
        long total = 0;
        await foreach (var batch in client.ReadListAsync(RunLog.List(place.Project, place.Run), cancellationToken).ConfigureAwait(false))
            total = batch.FirstOrDefault(one => one.Id == log)?.LineCount ?? total;
        Queue<string> last = new();
        var lines = ReadLinesAsync(client, place, log, Math.Max(1, total - count + 1), total, cancellationToken);
        await foreach (IReadOnlyList<string> batch in lines.ConfigureAwait(false))
        {
            foreach (string line in batch)
            {
                last.Enqueue(line);
                if (last.Count > count) last.Dequeue();
            }
        }

        return [.. last];
    }

    private static AdoServiceException Cut(RunPlace place, long log, long read, long length) => new(
        ErrorIds.Transient,
        $"Log {log} of {place} ended after {read} of {length} lines.",
        "Retry; if the problem persists, check the network and the proxy of this machine.")
    { Target = $"{place.Run}" };

    private static void IsText(HttpResponseMessage response, ServiceRequest request)
    {
        MediaTypeHeaderValue? type = response.Content.Headers.ContentType;
        if (type?.MediaType is null or "text/plain" || (int)response.StatusCode == 204) return;
        throw Requests.Model.ResponseErrors.NoList(request.What, $"'{type.MediaType}' in place of a text");
    }
}

/// <summary>Cuts a body into lines. A line that is not over yet is kept until the rest of it comes.</summary>
/// <param name="reader">The body.</param>
internal sealed class LineReader(ResponseBodyReader reader)
{
    private const int Piece = 64 * 1024;

    private readonly byte[] _bytes = new byte[Piece];
    private readonly char[] _chars = new char[Piece + 1];
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder _open = new();
    private bool _isOver;

    /// <summary>At the end, what stands behind the last end of a line; null where nothing does.</summary>
    public string? Rest { get; private set; }

    /// <summary>The lines of the next piece; none at the end.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync()
    {
        List<string> lines = [];
        while (lines.Count == 0 && !_isOver)
        {
            int count = await reader.ReadAsync(_bytes, 0, _bytes.Length).ConfigureAwait(false);
            _isOver = count == 0;
            Cut(_decoder.GetChars(_bytes, 0, count, _chars, 0, flush: _isOver), lines);
        }

        return lines;
    }

    private void Cut(int length, List<string> lines)
    {
        int start = 0;
        for (int i = 0; i < length; i++)
        {
            if (_chars[i] != '\n') continue;
            _open.Append(_chars, start, i - start);
            lines.Add(Take());
            start = i + 1;
        }

        _open.Append(_chars, start, length - start);
        if (_isOver && _open.Length > 0) Rest = Take();
    }

    private string Take()
    {
        if (_open.Length > 0 && _open[_open.Length - 1] == '\r') _open.Length--;
        string line = _open.ToString();
        _open.Clear();
        return line;
    }
}
