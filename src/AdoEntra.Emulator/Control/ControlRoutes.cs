using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Control;

/// <summary>
/// <c>/_emulator/…</c>: for tests that run the emulator in another process. Not recorded, delayed or faulted, and part of no service.
/// </summary>
internal static class ControlRoutes
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var services = exchange.Services;
        var (method, segments) = (exchange.Http.Request.Method, exchange.Target.Segments.Skip(1).ToArray());
        switch (method, segments)
        {
            case ("GET", ["health"]):
                return AnswerAsync(exchange, Health(services), ControlJson.Readable.HealthBody);
            case ("GET", ["requests"]):
                return AnswerRequestsAsync(exchange, services.Requests);
            case ("DELETE", ["requests"]):
                services.Requests.Clear();
                services.ForeignRequests.Clear();
                services.BlobRequests.Clear();
                return Answer.EmptyAsync(exchange, StatusCodes.Status204NoContent);
            case ("GET", ["foreign"]):
                return AnswerRequestsAsync(exchange, services.ForeignRequests);
            case ("GET", ["blobs"]):
                return AnswerRequestsAsync(exchange, services.BlobRequests);
            case ("GET", ["faults"]):
                return AnswerFaultsAsync(exchange);
            case ("PUT", ["faults"]):
                return SetFaultsAsync(exchange);
            case ("DELETE", ["faults"]):
                return ClearFaultsAsync(exchange);
            case ("POST", ["tokens", "revoke"]):
                return AnswerAsync(exchange, new RevokedBody(services.State.Tokens.RevokeAll()), ControlJson.Readable.RevokedBody);
            default:
                return EntraControl.TryAnswer(exchange, method, segments)
                    ?? RunControl.TryAnswer(exchange, method, segments)
                    ?? ProblemAsync(exchange, StatusCodes.Status404NotFound, "There is no such control route.");
        }
    }

    private static HealthBody Health(EmulatorServices services) =>
        new(
            "ok",
            services.BaseUri.AbsoluteUri,
            services.ForeignUri.AbsoluteUri,
            services.BlobUri.AbsoluteUri,
            services.AuthorityUri?.AbsoluteUri,
            Environment.ProcessId,
            [.. services.State.Organizations.Select(organization => organization.Name)]
        );

    private static Task AnswerRequestsAsync(Exchange exchange, RequestLog log)
    {
        if (!TryReadRoute(exchange, out var route))
        {
            return ProblemAsync(exchange, StatusCodes.Status400BadRequest, "There is no such route.");
        }

        var requests = log.List(route);
        var body = new RequestsBody(
            requests.Count,
            log.Total,
            requests.Any(request => request.Headers.ContainsKey("Authorization")),
            [.. requests.Select(request => new RequestBody(
                request.Number, request.Time, request.Route, request.Method, request.Target, request.Outcome,
                Redaction.Of(request.Headers), request.Form.Count == 0 ? null : Redaction.Of(request.Form), request.BodyLength))]);
        return AnswerAsync(exchange, body, ControlJson.Readable.RequestsBody);
    }

    private static async Task SetFaultsAsync(Exchange exchange)
    {
        try
        {
            var request = await FaultJson.ReadAsync(exchange.Http.Request.Body, exchange.Aborted);
            if ((request?.Fault is null) == (request?.Faults is null))
            {
                throw new ArgumentException("The body needs a route and either a fault or a list of faults.");
            }

            exchange.Services.Faults.Set(request!.Route, request.Fault is { } one ? [one] : [.. request.Faults!]);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            await ProblemAsync(exchange, StatusCodes.Status400BadRequest, e.Message);
            return;
        }

        await AnswerFaultsAsync(exchange);
    }

    private static Task ClearFaultsAsync(Exchange exchange)
    {
        if (!TryReadRoute(exchange, out var route))
        {
            return ProblemAsync(exchange, StatusCodes.Status400BadRequest, "There is no such route.");
        }

        if (exchange.Http.Request.Query.ContainsKey("route"))
        {
            exchange.Services.Faults.Clear(route);
        }
        else
        {
            exchange.Services.Faults.Clear();
        }

        return Answer.EmptyAsync(exchange, StatusCodes.Status204NoContent);
    }

    private static Task AnswerFaultsAsync(Exchange exchange) =>
        Answer.WriteAsync(exchange, StatusCodes.Status200OK, FaultJson.Bytes(exchange.Services.Faults.List()), Answer.Json);

    private static bool TryReadRoute(Exchange exchange, out EmulatedRoute route)
    {
        route = EmulatedRoute.Any;
        if (!exchange.Http.Request.Query.TryGetValue("route", out var name))
        {
            return true;
        }

        var found = KnownRoutes.Find(name.ToString());
        route = found ?? route;
        return found is not null;
    }

    internal static Task ProblemAsync(Exchange exchange, int status, string message) =>
        WriteAsync(exchange, status, new ProblemBody(message), ControlJson.Readable.ProblemBody);

    internal static Task AnswerAsync<T>(Exchange exchange, T body, JsonTypeInfo<T> type) =>
        WriteAsync(exchange, StatusCodes.Status200OK, body, type);

    private static Task WriteAsync<T>(Exchange exchange, int status, T body, JsonTypeInfo<T> type) =>
        Answer.WriteAsync(exchange, status, JsonSerializer.SerializeToUtf8Bytes(body, type), Answer.Json);
}
