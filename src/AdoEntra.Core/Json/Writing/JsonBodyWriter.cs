using System.Collections;
using System.Globalization;

namespace AdoEntra.Json.Writing;

/// <summary>Writes one body as JSON. All of it, however deep; what has no JSON form is an error that says where it is.</summary>
internal sealed class JsonBodyWriter(JsonTextWriter json, IBodyAdapter shape)
{
    private JsonBodyPath _path = new();

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: something in it cannot be written.</exception>
    public void Write(object? value)
    {
        try
        {
            Value(value);
        }
        catch (InvalidOperationException changed)
        {
            // A list that other code writes to meanwhile.
            throw _path.Refuse($"cannot be read ({changed.Message.TrimEnd('.')})", "Pass a copy of it.");
        }
    }

    private void Value(object? wrapped)
    {
        object? value = shape.Unwrap(wrapped);
        if (JsonScalarWriter.TryWrite(value, _path, json)) return;
        BodyRefusals.Check(value!, _path);
        JsonBodyPath outer = _path;
        _path = outer.Enter(value!);
        switch (BodyKinds.Of(value!))
        {
            case BodyKind.List:
                Elements((IEnumerable)value!);
                break;
            case BodyKind.Dictionary:
                Fields(Unique(BodyKinds.Entries((IEnumerable)value!), outer));
                break;
            default:
                Fields(value is IBodyObject ours ? ours.Fields : shape.Fields(value!, outer));
                break;
        }

        _path = outer;
    }

    private void Elements(IEnumerable elements)
    {
        json.Raw("[");
        int index = 0;
        foreach (object? element in elements)
        {
            if (index > 0) json.Raw(",");
            _path.Step = $"[{index++}]";
            Value(element);
        }

        json.Raw("]");
    }

    private void Fields(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        json.Raw("{");
        bool first = true;
        foreach (KeyValuePair<string, object?> field in fields)
        {
            if (!first) json.Raw(",");
            first = false;
            _path.Step = field.Key;
            json.Quoted(field.Key);
            json.Raw(":");
            Value(field.Value);
        }

        json.Raw("}");
    }

    private IEnumerable<KeyValuePair<string, object?>> Unique(IEnumerable<KeyValuePair<object, object?>> entries, JsonBodyPath path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (KeyValuePair<object, object?> entry in entries)
        {
            string name = Convert.ToString(shape.Unwrap(entry.Key), CultureInfo.InvariantCulture) ?? string.Empty;
            if (!names.Add(name))
                throw path.Refuse($"has the key '{name}' twice, once as a text and once as another type", "Pass each key once.");
            yield return new(name, entry.Value);
        }
    }
}
