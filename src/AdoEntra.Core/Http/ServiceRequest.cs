namespace AdoEntra.Http;

/// <summary>A request to the service, as a resource describes it: no host, no header, no token.</summary>
/// <param name="Route">The escaped path below the organization, without a leading slash; a query may follow.</param>
/// <param name="What">What is asked for, in words that fit into a message: <c>the repositories of project 'SecretSauce'</c>.</param>
internal record ServiceRequest(string Route, string What)
{
    public const string DefaultApiVersion = "7.1";

    /// <summary>The version of the API; a preview only where there is no other (protocol.md 3.7).</summary>
    public string ApiVersion { get; init; } = DefaultApiVersion;

    public HttpMethod Method { get; init; } = HttpMethod.Get;
}

/// <summary>A request together with how its answer, or each item of its answer, is read.</summary>
/// <param name="Route">See <see cref="ServiceRequest"/>.</param>
/// <param name="What">See <see cref="ServiceRequest"/>.</param>
/// <param name="Read">Reads one object.</param>
internal sealed record ServiceRequest<T>(string Route, string What, ItemReader<T> Read) : ServiceRequest(Route, What);
