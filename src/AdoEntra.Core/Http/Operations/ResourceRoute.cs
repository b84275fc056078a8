namespace AdoEntra.Http.Operations;

/// <summary>What an area, a resource and route values come to.</summary>
/// <param name="Route">The escaped path below the organization, without a leading slash.</param>
/// <param name="ApiVersion">The version to ask for.</param>
internal sealed record ResourceRoute(string Route, string ApiVersion);
