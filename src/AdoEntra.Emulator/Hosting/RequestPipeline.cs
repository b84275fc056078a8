using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Blobs;
using AdoEntra.Emulator.Control;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.ManagedIdentity;
using AdoEntra.Emulator.Pipelines;
using AdoEntra.Emulator.Requests;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AdoEntra.Emulator.Hosting;

/// <summary>The way of every request: recorded, delayed, faulted or answered.</summary>
internal sealed class RequestPipeline(EmulatorServices services, Task listening)
{
    // Those that are not of Azure DevOps.
    private static readonly Dictionary<EmulatedRoute, Func<Exchange, Task>> Endpoints = new()
    {
        [EmulatedRoute.Msi] = AppServiceEndpoint.AnswerAsync,
        [EmulatedRoute.Imds] = ImdsEndpoint.AnswerAsync,
        [EmulatedRoute.MachineLearning] = MachineLearningEndpoint.AnswerAsync,
        [EmulatedRoute.CloudShell] = CloudShellEndpoint.AnswerAsync,
        [EmulatedRoute.ServiceFabric] = ServiceFabricEndpoint.AnswerAsync,
        [EmulatedRoute.Arc] = ArcEndpoint.AnswerAsync,
        [EmulatedRoute.GitHubOidc] = GitHubOidcEndpoint.AnswerAsync,
        [EmulatedRoute.Blob] = BlobHost.AnswerAsync,
        [EmulatedRoute.Token] = EntraEndpoint.AnswerAsync,
        [EmulatedRoute.DeviceCode] = EntraEndpoint.AnswerAsync,
        [EmulatedRoute.Authorize] = EntraEndpoint.AnswerAsync,
    };

    public async Task HandleAsync(HttpContext http)
    {
        // A client that guessed the port may be here before the emulator knows its own address.
        await listening;
        var target = RequestTarget.Parse(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, services.Stopping);
        if (http.Connection.LocalPort == services.ForeignUri.Port)
        {
            await AnswerRecordedAsync(
                NewExchange(new RouteMatch(EmulatedRoute.Other)),
                services.ForeignRequests,
                (exchange, _) => ForeignHost.AnswerAsync(exchange)
            );
        }
        else if (http.Connection.LocalPort == services.BlobUri.Port)
        {
            await AnswerRecordedAsync(NewExchange(new RouteMatch(EmulatedRoute.Blob)), services.BlobRequests, AnswerFaultedAsync);
        }
        else if (target.Segments is ["_emulator", not "oidc", ..] or ["_emulator"])
        {
            await ControlRoutes.AnswerAsync(NewExchange(new RouteMatch(EmulatedRoute.Other)));
        }
        else
        {
            var match = http.Request.IsHttps
                ? RouteMatch.OfSecure(http.Request.Method, target.Segments)
                : RouteMatch.Of(http.Request.Method, target.Segments);
            await AnswerRecordedAsync(NewExchange(match), services.Requests, AnswerFaultedAsync);
        }

        Exchange NewExchange(RouteMatch match) => new(http, services, target, match, aborted.Token);
    }

    private static async Task AnswerRecordedAsync(Exchange exchange, RequestLog log, Func<Exchange, RecordedRequest, Task> answer)
    {
        var http = exchange.Http;
        var record = Recorder.Record(exchange, log);
        try
        {
            await exchange.ReadBodyAsync(log, record);
            await answer(exchange, record);
            if (!exchange.IsCutOff)
            {
                await http.Response.CompleteAsync();
            }

            record.End(exchange.IsCutOff ? RequestOutcome.CutOff : RequestOutcome.Answered);
        }
        catch (Exception e) when (IsBrokenOff(e, exchange))
        {
            var stopped = exchange.IsCutOff || exchange.Services.Stopping.IsCancellationRequested;
            record.End(stopped ? RequestOutcome.CutOff : RequestOutcome.ClientGone);
            http.Abort();
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            // A mistake of the emulator's own has to look like one.
            http.Response.Clear();
            await Answer.WriteAsync(exchange, StatusCodes.Status500InternalServerError, "The emulator failed: " + e, Answer.Text);
            record.End(RequestOutcome.Answered);
        }
        finally
        {
            record.End(RequestOutcome.CutOff);
        }
    }

    // The server breaks off a read or a write before it says that the client went away, and a busy machine says that much later.
    private static bool IsBrokenOff(Exception e, Exchange exchange) =>
        e is ConnectionResetException or ConnectionAbortedException or BadHttpRequestException
        || (e is OperationCanceledException or IOException && exchange.Aborted.IsCancellationRequested);

    private async Task AnswerFaultedAsync(Exchange exchange, RecordedRequest record)
    {
        if (services.Options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(services.Options.Latency, exchange.Aborted);
        }

        if (exchange.Match.Host is not null)
        {
            ServiceHeaders.Apply(exchange);
        }

        var fault = services.Faults.Take(exchange.Match.Route);
        await (fault is null ? AnswerByRouteAsync() : fault.ApplyAsync(exchange, AnswerByRouteAsync));

        Task AnswerByRouteAsync()
        {
            if (services.Options.KeepsAnswers)
            {
                exchange.KeepAnswerIn(record);
            }

            return AnswerAsync(exchange);
        }
    }

    private static Task AnswerAsync(Exchange exchange) =>
        Endpoints.TryGetValue(exchange.Match.Route, out var answer) ? answer(exchange)
        : exchange.Match.Tenant is not null ? EntraMetadata.AnswerAsync(exchange)
        : exchange.Match.Host is not null ? ServiceGate.AnswerAsync(exchange)
        : SignInPage.AnswerStrayAsync(exchange);
}
