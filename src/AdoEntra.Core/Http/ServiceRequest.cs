using AdoEntra.Http.Addresses;
using AdoEntra.Json.Writing;

namespace AdoEntra.Http;

/// <summary>A request to the service, as a resource describes it: no host name, no token.</summary>
/// <param name="Route">The escaped path below the organization, without a leading slash; a query may follow.</param>
/// <param name="What">What is asked for, in words that fit into a message: <c>the repositories of project 'SecretSauce'</c>.</param>
internal record ServiceRequest(string Route, string What)
{
    private static readonly HashSet<HttpMethod> s_repeatable =
    [
        HttpMethod.Get,
        HttpMethod.Head,
        HttpMethod.Options,
        HttpMethod.Put,
        HttpMethod.Delete,
    ];
    private static readonly HashSet<HttpMethod> s_reading = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];

    /// <summary>The verb that .NET Framework has no name for.</summary>
    public static HttpMethod Patch { get; } = new("PATCH");

    /// <summary>
    /// The version of the API; a preview only where there is no other (protocol.md 3.7). Null to name none, where the address does.
    /// </summary>
    public string? ApiVersion { get; init; } = ServiceAddress.DefaultApiVersion;

    /// <summary>True where no version was requested, so that the preview is taken where the service has no other.</summary>
    public bool ChoosesVersion { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The media types that the operation gives, the one that is wanted first.</summary>
    public string Accept { get; init; } = BodyMedia.Json;

    /// <summary>Which of the service's hosts has it.</summary>
    public ServiceHost Host { get; init; } = ServiceHost.Core;

    /// <summary>
    /// The whole address, where the service or the user gave one; it goes before <see cref="Host"/> and <see cref="Route"/>.
    /// </summary>
    public Uri? Address { get; init; }

    public RequestBody? Body { get; init; }

    /// <summary>Further headers, none of which is one of ours.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>True where the verb says change and the operation only reads: a query, a batch of items by their ids.</summary>
    public bool IsQuery { get; init; }

    /// <summary>
    /// True where the response may be anything, a page for people too, and may lie on a storage host outside of Azure DevOps.
    /// </summary>
    public bool IsDownload { get; init; }

    /// <summary>True where it changes nothing.</summary>
    public bool IsReading => IsQuery || s_reading.Contains(Method);

    /// <summary>True where sending it twice does the same as sending it once (RFC 9110, 9.2.2).</summary>
    public bool IsRepeatable => IsQuery || s_repeatable.Contains(Method);

    /// <summary>Where it goes first.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: that is too long for an address.</exception>
    public Uri Resolve(ServiceAddress address)
    {
        AddressLength.Ensure(Route.Length, What);
        return Address ?? address.Resolve(Host, Route);
    }

    /// <summary>The value of a parameter of the query; null where there is none of that name.</summary>
    public string? Query(string name) => QueryString.Get(Address is null ? Route : Address.PathAndQuery, name);

    /// <summary>The names of the parameters of the query.</summary>
    public IEnumerable<string> QueryNames => QueryString.Names(Address is null ? Route : Address.PathAndQuery);

    /// <summary>The same with a parameter of the query added or replaced.</summary>
    /// <param name="name">The name, as it stands in a query.</param>
    /// <param name="value">The value, not yet escaped.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: that makes the address too long.</exception>
    public ServiceRequest With(string name, string value)
    {
        AddressLength.Ensure(value.Length, What);
        if (Address is null) return this with { Route = QueryString.Set(Route, name, value) };

        // Not relative to the address: a path that begins with two slashes would be another host then.
        string whole = Address.GetLeftPart(UriPartial.Authority) + QueryString.Set(Address.PathAndQuery, name, value);
        AddressLength.Ensure(whole.Length, What);
        return this with { Address = new Uri(whole) };
    }
}
