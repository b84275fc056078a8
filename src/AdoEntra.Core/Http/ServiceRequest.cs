namespace AdoEntra.Http;

/// <summary>A request to the service, as a resource describes it: no host, no header, no token.</summary>
/// <param name="Route">The escaped path below the organization, without a leading slash; a query may follow.</param>
/// <param name="What">What is asked for, in words that fit into a message: <c>the repositories of project 'SecretSauce'</c>.</param>
internal sealed record ServiceRequest(string Route, string What)
{
    public const string DefaultApiVersion = "7.1";

    /// <summary>The version of the API; a preview only where there is no other (protocol.md 3.7).</summary>
    public string ApiVersion { get; init; } = DefaultApiVersion;

    public HttpMethod Method { get; init; } = HttpMethod.Get;
}
