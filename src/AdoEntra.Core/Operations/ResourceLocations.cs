using AdoEntra.Errors;

namespace AdoEntra.Operations;

/// <summary>The resources of a host of an organization, as it lists them itself, by area and name in any case. Immutable.</summary>
internal sealed class ResourceLocations
{
    private readonly SortedDictionary<string, SortedDictionary<string, List<ResourceTemplate>>> _areas = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <param name="locations">The response to <c>OPTIONS _apis</c>. What has no area, no name or no route cannot be asked for, and is left
    /// out.</param>
    public ResourceLocations(IEnumerable<ResourceLocation> locations)
    {
        foreach (ResourceLocation location in locations)
        {
            if (
                string.IsNullOrEmpty(location.Area)
                || string.IsNullOrEmpty(location.ResourceName)
                || string.IsNullOrEmpty(location.RouteTemplate)
            )
                continue;
            if (!_areas.TryGetValue(location.Area!, out var resources))
                _areas.Add(location.Area!, resources = new(StringComparer.OrdinalIgnoreCase));
            if (!resources.TryGetValue(location.ResourceName!, out List<ResourceTemplate>? templates))
                resources.Add(location.ResourceName!, templates = []);
            templates.Add(new(location));
        }

        Areas = [.. _areas.Keys];
    }

    /// <summary>The areas.</summary>
    public IReadOnlyList<string> Areas { get; }

    /// <summary>The resources of an area; none where there is no such area.</summary>
    public IReadOnlyList<string> Resources(string area) => _areas.TryGetValue(area, out var resources) ? [.. resources.Keys] : [];

    /// <summary>The route values that a resource takes, in any of its locations; none where there is no such resource.</summary>
    public IReadOnlyList<string> RouteValues(string area, string resource) =>
        _areas.TryGetValue(area, out var resources) && resources.TryGetValue(resource, out List<ResourceTemplate>? templates)
            ? [.. templates.SelectMany(static template => template.Names).Distinct(StringComparer.OrdinalIgnoreCase)]
            : [];

    /// <summary>The route and the version of a resource.</summary>
    /// <param name="area">For example <c>git</c>.</param>
    /// <param name="resource">For example <c>refs</c>.</param>
    /// <param name="routeValues">The values of the placeholders, not escaped, by their names in any case.</param>
    /// <param name="defaultProject">The project to take where none is among them; null for none.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: no such area or resource, a value missing, or one that no route
    /// takes.</exception>
    public ResourceRoute Resolve(string area, string resource, IReadOnlyDictionary<string, string> routeValues, string? defaultProject)
    {
        if (!_areas.TryGetValue(area, out var resources))
            throw NotThere("area", area, "The organization", Areas);
        if (!resources.TryGetValue(resource, out List<ResourceTemplate>? templates))
            throw NotThere("resource", resource, $"The area '{area}'", Resources(area));
        var values = new RouteValues(routeValues, defaultProject);
        ResourceTemplate template = ResourceChoice.Choose(templates, values, $"{area}/{resource}");
        return new(template.Route(values), ResourceChoice.Version(template.Location).ToString());
    }

    private static AdoConnectionException NotThere(string kind, string name, string where, IReadOnlyList<string> names)
    {
        string meant = NearestName.Of(name, names) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
        string advice = names.Count > 0
            ? $"Pass one of these: {NearestName.List(names)}."
            : $"No {kind} is known there: call the operation by its address (-Uri) instead.";
        return new(ErrorIds.InvalidRequest, $"{where} has no {kind} '{name}'.{meant}", advice) { Target = name };
    }
}

/// <summary>What an area, a resource and route values come to.</summary>
/// <param name="Route">The escaped path below the organization, without a leading slash.</param>
/// <param name="ApiVersion">The version to ask for.</param>
internal sealed record ResourceRoute(string Route, string ApiVersion);
