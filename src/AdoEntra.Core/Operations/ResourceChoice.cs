using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>Which of several locations of a resource is meant, and which version of it.</summary>
internal static class ResourceChoice
{
    private static readonly ApiVersion s_ours = ApiVersion.TryParse(ServiceAddress.DefaultApiVersion, out ApiVersion version)
        ? version
        : default;

    /// <summary>
    /// The location that takes all values that were given and lacks none; of several the one that leaves out the least, then the one that
    /// has a place for the default project, then the one that goes on to the latest version.
    /// </summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none.</exception>
    public static ResourceTemplate Choose(IReadOnlyList<ResourceTemplate> templates, RouteValues values, string what)
    {
        List<ResourceTemplate> taking = [.. templates.Where(template => template.Unused(values).Count == 0)];
        if (taking.Count == 0) throw NoPlace(templates, values, what);
        return taking.Where(template => template.Missing(values).Count == 0)
            .OrderBy(template => template.Names.Count(name => !values.Has(name)))
            .ThenByDescending(template => template.Names.Count(values.Has))
            .ThenByDescending(static template => template.Location.MaxVersion)
            .FirstOrDefault() ?? throw Lacking(taking, values, what);
    }

    /// <summary>The version that this module speaks, or the latest before it; a preview where nothing is released.</summary>
    public static ApiVersion Version(ResourceLocation location)
    {
        ApiVersion oldest = location.MinVersion.Released,
            latest = location.MaxVersion.Released,
            released = location.ReleasedVersion.Released;
        if (released != default)
            return Within(oldest, released);
        ApiVersion preview = latest != default ? Within(oldest, latest) : s_ours;
        return preview with { IsPreview = true, Revision = location.ResourceVersion > 0 ? location.ResourceVersion : null };
    }

    private static ApiVersion Within(ApiVersion oldest, ApiVersion latest)
    {
        ApiVersion version = latest.CompareTo(s_ours) < 0 ? latest : s_ours;
        return version.CompareTo(oldest) < 0 ? oldest : version;
    }

    private static AdoConnectionException NoPlace(IReadOnlyList<ResourceTemplate> templates, RouteValues values, string what)
    {
        IReadOnlyList<string> unused = templates.Select(template => template.Unused(values)).OrderBy(static names => names.Count).First();
        string names = string.Join(", ", unused.Select(static name => $"'{name}'"));
        return new(
            ErrorIds.InvalidRequest,
            $"No route of {what} takes {names}{(values.Names.Count > unused.Count ? " together with the other route values" : "")}.",
            $"Pass the values of one of its routes: {Routes(templates)}.")
        { Target = unused[0] };
    }

    private static AdoConnectionException Lacking(List<ResourceTemplate> taking, RouteValues values, string what)
    {
        IReadOnlyList<string> missing = taking.Select(template => template.Missing(values)).OrderBy(static names => names.Count).First();
        return new(
            ErrorIds.InvalidRequest,
            $"The resource {what} requires the route {(missing.Count == 1 ? "value" : "values")} "
                + $"{string.Join(", ", missing.Select(static name => $"'{name}'"))}.",
            $"Pass the values of one of its routes: {Routes(taking)}.")
        { Target = missing[0] };
    }

    private static string Routes(IEnumerable<ResourceTemplate> templates) =>
        NearestName.List([.. templates.Select(static template => template.ToString()).Distinct(StringComparer.Ordinal)]);
}
