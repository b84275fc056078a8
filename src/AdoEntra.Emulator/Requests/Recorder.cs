using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.Requests;

/// <summary>Writes a request down before anything is done with it.</summary>
internal static class Recorder
{
    public static RecordedRequest Record(Exchange exchange, RequestLog log)
    {
        var request = exchange.Http.Request;
        var headers = new Dictionary<string, string>(request.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers)
        {
            headers[name] = string.Join(", ", values.ToArray());
        }

        var time = exchange.Services.Options.TimeProvider.GetUtcNow();
        return log.Add(number => new RecordedRequest
        {
            Number = number,
            Time = time,
            Route = exchange.Match.Route,
            Method = request.Method,
            Target = exchange.Target.Raw,
            Headers = headers,
        });
    }
}
