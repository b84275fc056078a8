using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Any call of the API, as the command makes it, against a server of the test's.</summary>
internal sealed class RestScene : IDisposable
{
    public TestProcess Process { get; } = new();

    public RequestTrace Trace { get; } = new();

    public FakeServer Server => Process.Server;

    public void Dispose() => Process.Dispose();

    /// <summary>What is sent for a call.</summary>
    public async Task<RestRequest> ResolveAsync(RestCall call) =>
        await Process.Product.Rest.ResolveAsync(Process.Session(), null, call, Trace.Within(300), default);

    /// <summary>Sends a call and reads all of its response, texts as themselves.</summary>
    public async Task<IReadOnlyList<object?>> ReadAsync(RestCall call)
    {
        RestRequest request = await ResolveAsync(call);
        var values = new JsonValueReader(new ReadObject.Factory());
        List<object?> all = [];
        await foreach (
            IReadOnlyList<object?> batch in Reader.ReadAsync(
                request,
                values,
                static content => content.Text ?? (object?)content.Bytes,
                null,
                null,
                default
            )
        )
            all.AddRange(batch);
        return all;
    }

    /// <summary>The response as it came.</summary>
    public async Task<RawContent> ReadRawAsync(RestCall call) => await Reader.ReadRawAsync(await ResolveAsync(call), null, default);

    /// <summary>The operation of a path, a GET.</summary>
    public static Operation Operation(string path) =>
        OperationCatalog.Find(HttpMethod.Get, null, path) ?? throw new InvalidOperationException(path);

    private RestReader Reader => new(Process.Product.Client, Process.Session(), Trace.Within(300));
}
