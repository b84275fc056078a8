using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Artifacts;

/// <summary>An artifact on a storage host, with an address that opens it for a time without the token (Artifact, pipelines 7.1).</summary>
internal sealed class SignedArtifact : AdoResource
{
    private static readonly JsonRecordReader<SignedArtifact> s_reader = new(static json => new(json));

    private SignedArtifact(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its address.</summary>
    public SignedAddress? SignedContent => GetObject(SignedAddress.Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="pipeline">The number of the pipeline.</param>
    /// <param name="run">The number of the run.</param>
    /// <param name="name">The name of the artifact.</param>
    internal static ServiceRequest<SignedArtifact> One(string project, long pipeline, long run, string name) =>
        new(
            Route.To($"{project}/_apis/pipelines/{pipeline}/runs/{run}/artifacts?artifactName={name}&$expand=signedContent"),
            $"the artifact '{name}' of {RunPlace.Words(project, run)}",
            s_reader
        );
}

/// <summary>An address that opens something for a time (SignedUrl, pipelines 7.1).</summary>
internal sealed class SignedAddress : AdoResource
{
    internal static readonly JsonRecordReader<SignedAddress> Reader = new(static json => new(json));

    private SignedAddress(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The address.</summary>
    public string? Url => GetString();

    /// <summary>What fetches it, without the token where it is no host of the service.</summary>
    /// <param name="what">What lies there.</param>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it is no address.</exception>
    public ServiceRequest Fetch(string what) => Uri.TryCreate(Url, UriKind.Absolute, out Uri? address)
        ? new ServiceRequest(string.Empty, what) { Address = address, IsDownload = true, ApiVersion = null }
        : throw ResponseErrors.NoList(what, "no address");
}
