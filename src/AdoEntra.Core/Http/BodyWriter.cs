using System.Collections;
using System.Globalization;
using System.Security;
using System.Xml;

namespace AdoEntra.Http;

/// <summary>Writes one body as JSON. All of it, however deep; what has no JSON form is an error that says where it is.</summary>
internal sealed class BodyWriter(JsonText json, IBodyShape shape)
{
    private BodyPath _path = new();

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: something in it cannot be written.</exception>
    public void Write(object? value)
    {
        try
        {
            Value(value);
        }
        catch (InvalidOperationException changed)
        {
            // A list that somebody else writes to meanwhile.
            throw _path.Refuse($"cannot be read ({changed.Message.TrimEnd('.')})", "Send a copy of it.");
        }
    }

    private void Value(object? wrapped)
    {
        object? value = shape.Unwrap(wrapped);
        if (BodyScalars.TryWrite(value, _path, json)) return;
        Check(value!);
        BodyPath outer = _path;
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

    private IEnumerable<KeyValuePair<string, object?>> Unique(IEnumerable<KeyValuePair<object, object?>> entries, BodyPath path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (KeyValuePair<object, object?> entry in entries)
        {
            string name = Convert.ToString(shape.Unwrap(entry.Key), CultureInfo.InvariantCulture) ?? string.Empty;
            if (!names.Add(name)) throw path.Refuse($"has the key '{name}' twice, as a text and as something else", "Give each key once.");
            yield return new(name, entry.Value);
        }
    }

    private void Check(object value)
    {
        switch (value)
        {
            case SecureString:
                throw _path.Refuse("is a SecureString, and a body is plain text", "Where the service has to have the secret, give it as a string.");
            case XmlNode:
                throw _path.Refuse("is XML and not JSON", "Give its text as a string, or what the service has to have of it.");
        }

        // Documents of JSON libraries say of themselves that they are lists; what would be written is not what they mean.
        if (value.GetType().Namespace is { } library && (library.StartsWith("System.Text.Json", StringComparison.Ordinal) || library.StartsWith("Newtonsoft.Json", StringComparison.Ordinal)))
        {
            throw _path.Refuse("is a JSON document of a library", "Give its text as a string, or the result of ConvertFrom-Json.");
        }
    }
}
