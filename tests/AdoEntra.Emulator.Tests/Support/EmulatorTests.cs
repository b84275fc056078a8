using AdoEntra.Emulator.Tests.Contract;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>An emulator for each test, and a client that does nothing by itself: no redirects, no cookies, no retries.</summary>
public abstract class EmulatorTests(EmulatorOptions? options = null) : IAsyncLifetime
{
    private readonly ContractCheck _contract = new();

    protected const string AzureDevOps = "499b84ac-1321-427f-aa17-267ca6975798";

    protected EmulatorHost Emulator { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        var started = options ?? new EmulatorOptions();
        started.KeepsAnswers = true;
        Emulator = await EmulatorHost.StartAsync(started);
        Client = Calls.NewClient(Emulator.BaseUri);
    }

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        _contract.AssertKept(Emulator.Requests.List());
    }

    /// <summary>
    /// Says that requests of this test, or the answers to them, are deliberately none of the contract's: unknown, hostile, or wrong on
    /// purpose. Of every other one it is checked at the end. That there was such a request is checked too.
    /// </summary>
    /// <param name="why">What is being tried.</param>
    /// <param name="targets">How their targets begin, without the first slash; none for all of this test.</param>
    protected void OutsideContract(string why, params string[] targets) => _contract.LeaveOut(why, targets);

    /// <summary>Forgets the requests so far, but not to check them.</summary>
    protected void ForgetRequests()
    {
        _contract.Remember(Emulator.Requests.List());
        Emulator.Requests.Clear();
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
