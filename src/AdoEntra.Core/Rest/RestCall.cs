using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Writing;

namespace AdoEntra.Rest;

/// <summary>Makes the body of a call once its media type is known.</summary>
/// <param name="mediaType">What the operation takes, or what the user said.</param>
internal delegate RequestBody BodyFactory(string mediaType);

/// <summary>A call as a user gives it: any operation of the service, by its address or by its name.</summary>
internal sealed record RestCall
{
    /// <summary>The address: a path below the organization, or a whole one; null where <see cref="Area"/> is given.</summary>
    public string? Address { get; init; }

    /// <summary>The area of a resource that the organization lists: <c>git</c>.</summary>
    public string? Area { get; init; }

    /// <summary>The resource's name in its area: <c>repositories</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>What goes into the route of the resource, not yet escaped.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; init; } = new Dictionary<string, string>();

    /// <summary>Which host has it; null to find that out from the path.</summary>
    public ServiceHost? Service { get; init; }

    /// <summary>The verb, in upper case.</summary>
    public string Verb { get; init; } = "GET";

    /// <summary>Added to the query of the address, not yet escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public BodyFactory? Body { get; init; }

    /// <summary>The media type of the body; null for the one that the operation takes, or <see cref="DefaultContentType"/>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The media type of the body where neither the user nor the contract names one.</summary>
    public string DefaultContentType { get; init; } = BodyMedia.Json;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The version; null for 7.1, or the preview where there is no other.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Whether to stop after the first page.</summary>
    public bool NoPaging { get; init; }

    /// <summary>Whether the response is a file, whatever it is.</summary>
    public bool IsDownload { get; init; }
}
