using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>Finds the operation of a path: by its area, then the most specific form that fits.</summary>
internal sealed class OperationIndex
{
    private readonly Dictionary<string, List<OperationShape>> _areas = new(StringComparer.OrdinalIgnoreCase);

    public OperationIndex(IEnumerable<Operation> operations)
    {
        var known = new Dictionary<string, TemplateSegment>(StringComparer.Ordinal);
        foreach (OperationShape shape in operations.SelectMany(operation => OperationShape.Of(operation, known)))
        {
            if (!_areas.TryGetValue(shape.Area, out List<OperationShape>? shapes)) _areas.Add(shape.Area, shapes = []);
            shapes.Add(shape);
        }

        foreach (List<OperationShape> shapes in _areas.Values) shapes.Sort();
    }

    /// <summary>What the path can be, the most specific first.</summary>
    public IEnumerable<Operation> Find(RequestPath path) => _areas.TryGetValue(path.Area, out List<OperationShape>? shapes)
        ? shapes.Where(shape => shape.Matches(path.Parts)).Select(static shape => shape.Operation)
        : [];
}
