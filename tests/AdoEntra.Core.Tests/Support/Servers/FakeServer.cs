using System.Collections.Concurrent;

namespace AdoEntra.Core.Tests.Support.Servers;

/// <summary>
/// Stands in for the network. Answers by method and address (without the query), keeps what it was asked, and refuses what it does
/// not know: a request that a test did not foresee is an error, not an empty answer.
/// </summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _routes = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    /// <summary>Everything it was asked, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>How often one route was asked.</summary>
    public int Count(HttpMethod method, string address) =>
        Requests.Count(request => Key(request.Method, request.Uri) == Key(method, new Uri(address)));

    public FakeServer On(HttpMethod method, string address, Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _routes[Key(method, new Uri(address))] = answer;
        return this;
    }

    public FakeServer On(HttpMethod method, string address, Func<RecordedRequest, HttpResponseMessage> answer) =>
        On(method, address, (request, _) => Task.FromResult(answer(request)));

    public FakeServer OnGet(string address, Func<RecordedRequest, HttpResponseMessage> answer) => On(HttpMethod.Get, address, answer);

    /// <summary>A route that never answers. The returned object tells when it was asked and when it was given up.</summary>
    public Hanging Hang(HttpMethod method, string address)
    {
        var hanging = new Hanging();
        On(method, address, (_, stop) => hanging.WaitAsync<HttpResponseMessage>(stop));
        return hanging;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RecordedRequest recorded = await RecordedRequest.TakeAsync(request);
        _requests.Enqueue(recorded);
        if (!_routes.TryGetValue(Key(request.Method, request.RequestUri!), out var answer))
        {
            throw new InvalidOperationException($"Unexpected request: {request.Method} {request.RequestUri}");
        }

        HttpResponseMessage response = await answer(recorded, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    private static string Key(HttpMethod method, Uri uri) => $"{method} {uri.GetLeftPart(UriPartial.Path)}";
}
