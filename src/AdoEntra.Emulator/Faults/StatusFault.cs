using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// Any status, with any headers and any body: 500, 503, 429 with <c>Retry-After</c>, 404, 410, an empty 200, a 200 that is HTML. Without
/// a <see cref="Body"/> the body is empty.
/// </summary>
public sealed class StatusFault : Fault
{
    /// <summary>The HTTP status, 200 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>The body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of the body. JSON unless said otherwise.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers; they replace those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the answer says who the caller is (<c>X-VSS-UserData</c>), when the credential is good: the difference between "not
    /// permitted" and "not signed in". [C] protocol 3.3.
    /// </summary>
    public bool Identified { get; init; }

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        if (Identified && exchange.Credential.Identity is { } identity)
        {
            ServiceHeaders.Identify(exchange, identity);
        }

        foreach (var (name, value) in Headers)
        {
            exchange.Http.Response.Headers[name] = value;
        }

        return Body is null
            ? Answer.EmptyAsync(exchange, Status)
            : Answer.WriteAsync(exchange, Status, Body, ContentType ?? Answer.Json);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is < 200 or > 599 ? "status has to be from 200 to 599" : base.Problem(route);
}
