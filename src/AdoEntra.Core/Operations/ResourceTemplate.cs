using System.Text;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>The template of a location, its area and its resource filled in.</summary>
/// <remarks>
/// A location is of the list and of the item: <c>{project}/_apis/git/repositories/{repositoryId}</c>. What is not given is left out, as the
/// service's own clients do, at both ends of the template; within it, the path would become another one.
/// </remarks>
internal sealed class ResourceTemplate
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly TemplateSegment[] _segments;
    private readonly int _firstFixed;
    private readonly int _lastFixed;

    public ResourceTemplate(ResourceLocation location)
    {
        Location = location;
        _segments = Array.ConvertAll(TemplateSegment.Split(location.RouteTemplate!), segment => Fill(segment, location));
        Names =
        [
            .. _segments
                .Where(static segment => segment.Name is not null)
                .Select(static segment => segment.Name!)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        _firstFixed = Array.FindIndex(_segments, IsFixed);
        _lastFixed = Array.FindLastIndex(_segments, IsFixed);
    }

    public ResourceLocation Location { get; }

    /// <summary>The placeholders, in the order of the path.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The placeholders without which there is no path: within it, or with a value behind them at the same end.</summary>
    public IReadOnlyList<string> Missing(RouteValues values)
    {
        var missing = new List<string>();
        for (int i = 0; i < _segments.Length; i++)
        {
            if (_segments[i].Name is { } name && !values.Has(name) && !MayBeLeftOut(i, values)) missing.Add(name);
        }

        return missing;
    }

    /// <summary>The values that the template has no place for.</summary>
    public IReadOnlyList<string> Unused(RouteValues values) =>
        [.. values.Names.Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase))];

    /// <summary>The escaped path.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a value that would change the path instead of being a part of
    /// it.</exception>
    public string Route(RouteValues values)
    {
        var parts = new List<string>();
        foreach (TemplateSegment segment in _segments)
        {
            if (segment.Name is not { } name)
                parts.Add(Escape(segment.Before, "route"));
            else if (values.Find(name) is { } value)
                parts.Add(segment.IsCatchAll ? EscapePath(value, name) : EscapeAround(segment, value, name));
        }

        return string.Join("/", parts);
    }

    /// <summary>The template as a person reads it: <c>{project}/_apis/git/repositories/{repositoryId}</c>.</summary>
    public override string ToString() => string.Join("/", _segments.Select(static segment => segment.ToString()));

    private static TemplateSegment Fill(TemplateSegment segment, ResourceLocation location) => segment.Name?.ToLowerInvariant() switch
    {
        "area" => TemplateSegment.Text(segment.Before + location.Area + segment.After),
        "resource" => TemplateSegment.Text(segment.Before + location.ResourceName + segment.After),
        _ => segment,
    };

    private static bool IsFixed(TemplateSegment segment) => segment.Name is null || segment.Before.Length + segment.After.Length > 0;

    private bool MayBeLeftOut(int index, RouteValues values)
    {
        if (IsFixed(_segments[index]) || (index > _firstFixed && index < _lastFixed)) return false;
        for (int i = index + 1; i < _segments.Length && !IsFixed(_segments[i]); i++)
        {
            if (values.Has(_segments[i].Name!)) return false;
        }

        return true;
    }

    private static string EscapePath(string value, string name) =>
        string.Join("/", value.Trim('/').Split('/').Select(part => Escape(part, name)));

    private static string EscapeAround(TemplateSegment segment, string value, string name) =>
        Uri.EscapeDataString(segment.Before) + Escape(value, name) + Uri.EscapeDataString(segment.After);

    private static string Escape(string value, string name)
    {
        try
        {
            // Half of a surrogate pair: one framework refuses it, the other replaces it.
            _ = s_strict.GetByteCount(value);
            return RouteSegment.Of(value, name);
        }
        catch (Exception exception) when (exception is EncoderFallbackException or UriFormatException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The value of '{name}' is not valid in an address.",
                "Pass the name or the id as the service shows it."
            )
            {
                Target = name,
            };
        }
    }
}
