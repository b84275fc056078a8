namespace AdoEntra.Emulator.Tests.Support;

/// <summary>An emulator for each test, and a client that does nothing by itself: no redirects, no cookies, no retries.</summary>
public abstract class EmulatorTests(EmulatorOptions? options = null) : IAsyncLifetime
{
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

    protected static (string Name, string Value) Bearer(IssuedToken token) => ("Authorization", "Bearer " + token.Value);
}
