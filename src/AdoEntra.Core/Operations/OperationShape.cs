namespace AdoEntra.Operations;

/// <summary>One of the forms that the path of an operation may have: its template, or that without what may be left out.</summary>
internal sealed class OperationShape : IComparable<OperationShape>
{
    // Placeholders whose values are paths themselves: of a folder, a classification node, a query (their descriptions in the contract).
    private static readonly string[] s_paths = ["path", "query"];

    private readonly TemplateSegment[] _segments;
    private readonly int _left;

    private OperationShape(Operation operation, TemplateSegment[] segments, int left)
    {
        Operation = operation;
        _segments = segments;
        _left = left;
    }

    public Operation Operation { get; }

    /// <summary>What stands behind <c>_apis</c>.</summary>
    public string Area => _segments[Array.FindIndex(_segments, static segment => segment.Before == "_apis") + 1].Before;

    /// <summary>All forms of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="known">The parts met so far: most operations have most of them in common.</param>
    public static IEnumerable<OperationShape> Of(Operation operation, Dictionary<string, TemplateSegment> known)
    {
        string[] parts = operation.Template.Split('/');
        var all = new TemplateSegment[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!known.TryGetValue(parts[i], out TemplateSegment? segment)) known.Add(parts[i], segment = TemplateSegment.Parse(parts[i]));
            all[i] = segment;
        }

        TemplateSegment last = all[all.Length - 1];
        if (last.Name is { } name && s_paths.Contains(name)) all[all.Length - 1] = last.AsCatchAll();
        yield return new(operation, all, 0);

        // A team is below its project, so the project is never left out alone; one that ends the path is left out by itself.
        for (int left = 1; left <= operation.Optional.Count; left++)
        {
            string[] names = [.. operation.Optional.Skip(operation.Optional.Count - left)];
            yield return new(operation, Array.FindAll(all, segment => segment.Name is null || !names.Contains(segment.Name)), left);
        }
    }

    /// <summary>Whether a path has this form.</summary>
    public bool Matches(IReadOnlyList<string> parts)
    {
        int count = _segments.Length;
        if (parts.Count != count && !(parts.Count > count && _segments[count - 1].IsCatchAll)) return false;
        for (int i = 0; i < count; i++)
        {
            if (!_segments[i].Matches(parts[i])) return false;
        }

        return true;
    }

    /// <summary>
    /// The more specific first: from the left, text before placeholders, and these before one that takes all that follows.
    /// </summary>
    public int CompareTo(OperationShape? other)
    {
        if (other is null) return -1;
        for (int i = 0; i < _segments.Length && i < other._segments.Length; i++)
        {
            int order = _segments[i].Openness.CompareTo(other._segments[i].Openness);
            if (order != 0) return order;
        }

        int rest = other._segments.Length.CompareTo(_segments.Length);
        return rest != 0 ? rest : _left.CompareTo(other._left);
    }
}
