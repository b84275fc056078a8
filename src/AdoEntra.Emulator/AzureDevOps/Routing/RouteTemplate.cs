namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>
/// The form of a resource's addresses, as the service writes it, <c>{project}/_apis/{area}/{resource}/{repositoryId}</c>. A question mark
/// after a name, <c>{project?}</c>, marks a segment that may be absent; the service has that elsewhere and does not list it.
/// </summary>
internal sealed class RouteTemplate
{
    private const string Apis = "_apis";

    private readonly Segment[] _before;
    private readonly Segment[] _after;

    public RouteTemplate(string text, string area, string resource)
    {
        Listed = text.Replace("?}", "}", StringComparison.Ordinal);
        var segments = text
            .Replace("{area}", area, StringComparison.Ordinal)
            .Replace("{resource}", resource, StringComparison.Ordinal)
            .Split('/').Select(Segment.Parse).ToArray();
        var apis = Array.FindIndex(segments, segment => segment.Literal == Apis);
        (_before, _after) = (segments[..apis], segments[(apis + 1)..]);
    }

    /// <summary>The text for the list of resource locations.</summary>
    public string Listed { get; }

    /// <summary>The first word after <c>_apis</c>, by which candidates are found.</summary>
    public string First => _after[0].Literal!;

    /// <summary>How much of it is fixed: of two templates that fit, the more literal one is meant.</summary>
    public int Literals => _before.Concat(_after).Sum(segment => segment.Literal is null ? segment.Prefix.Length : 100);

    /// <summary>The values in an address, or null when it has another form.</summary>
    public IReadOnlyDictionary<string, string>? Match(ReadOnlySpan<string> path)
    {
        var apis = path.IndexOf(Apis, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return apis >= 0 && Fits(_before, path[..apis], values) && Fits(_after, path[(apis + 1)..], values) ? values : null;
    }

    // What may be absent comes last on either side of "_apis".
    private static bool Fits(Segment[] template, ReadOnlySpan<string> path, Dictionary<string, string> values)
    {
        for (var index = 0; index < template.Length; index++)
        {
            var segment = template[index];
            if (index >= path.Length)
            {
                if (!segment.Optional)
                {
                    return false;
                }

                continue;
            }

            var text = segment.CatchesAll ? string.Join('/', path[index..]!) : path[index];
            if (segment.Literal is { } literal)
            {
                if (!string.Equals(literal, text, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
            else if (text.Length > segment.Prefix.Length && text.StartsWith(segment.Prefix, StringComparison.Ordinal))
            {
                values[segment.Name] = text[segment.Prefix.Length..];
            }
            else
            {
                return false;
            }
        }

        return path.Length <= template.Length || template is [.., { CatchesAll: true }];
    }

    private sealed record Segment(string? Literal, string Prefix, string Name, bool Optional, bool CatchesAll)
    {
        public static Segment Parse(string text)
        {
            var brace = text.IndexOf('{', StringComparison.Ordinal);
            if (brace < 0)
            {
                return new Segment(text, string.Empty, string.Empty, false, false);
            }

            var name = text[(brace + 1)..^1];
            return new Segment(null, text[..brace], name.Trim('*', '?'), name.EndsWith('?'), name.StartsWith('*'));
        }
    }
}
