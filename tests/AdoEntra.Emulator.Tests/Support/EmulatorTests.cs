using AdoEntra.Emulator.Tests.Contract;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>An emulator for each test, and a client that does nothing by itself: no redirects, no cookies, no retries.</summary>
public abstract class EmulatorTests(EmulatorOptions? options = null) : IAsyncLifetime
{
    private readonly List<string> _outside = [];
    private readonly List<RecordedRequest> _forgotten = [];

    protected const string AzureDevOps = "499b84ac-1321-427f-aa17-267ca6975798";

    protected EmulatorHost Emulator { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync(options);
        Client = Calls.NewClient(Emulator.BaseUri);
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        CheckRequests();
    }

    /// <summary>
    /// Says that requests of this test are deliberately none of the contract's: unknown, hostile, or wrong on purpose. Of every other one it
    /// is checked at the end. That there was such a request is checked too.
    /// </summary>
    /// <param name="why">What is being tried.</param>
    /// <param name="targets">How their targets begin, without the first slash; none for all of this test.</param>
    protected void OutsideContract(string why, params string[] targets)
    {
        Assert.NotEmpty(why);
        _outside.AddRange(targets.Length == 0 ? [string.Empty] : targets);
    }

    /// <summary>Forgets the requests so far, but not to check them.</summary>
    protected void ForgetRequests()
    {
        _forgotten.AddRange(Emulator.Requests.List());
        Emulator.Requests.Clear();
    }

    private void CheckRequests()
    {
        if (PublishedOperations.AtHand is not { } operations)
        {
            return;
        }

        var problems = _forgotten.Concat(Emulator.Requests.List())
            .SelectMany(request => RequestContract.Problems(operations, request), (request, problem) => (request, problem))
            .ToList();
        var stale = _outside.Where(outside => !problems.Exists(one => Begins(one.request, outside))).ToList();
        problems.RemoveAll(one => _outside.Exists(outside => Begins(one.request, outside)));
        Assert.True(
            problems.Count == 0,
            "Requests that are not of the contract:\n"
            + string.Join('\n', problems.Select(one => $"{one.request.Method} {one.request.Target}: {one.problem}")));
        Assert.True(stale.Count == 0, "Nothing outside the contract begins with " + string.Join(" or ", stale));

        static bool Begins(RecordedRequest request, string outside) =>
            request.Target.TrimStart('/').StartsWith(outside, StringComparison.Ordinal);
    }

    /// <summary>Sends a GET without a credential.</summary>
    protected Task<HttpResponseMessage> GetAsync(string target, params (string Name, string Value)[] headers) =>
        Client.SendAsync(Calls.Request(HttpMethod.Get, target, headers));

    /// <summary>Sends a request with a good token.</summary>
    protected Task<HttpResponseMessage> CallAsync(
        string target, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned);
        return Client.SendAsync(Calls.Request(method ?? HttpMethod.Get, target, [.. headers, Bearer(token)]));
    }

    /// <summary>Sends a request with a body and a good token.</summary>
    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string target, string body, string contentType = "application/json")
    {
        using var request = Calls.Request(method, target, Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned)));
        request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(contentType));
        return await Client.SendAsync(request);
    }

    protected static (string Name, string Value) Bearer(IssuedToken token) => ("Authorization", "Bearer " + token.Value);
}
