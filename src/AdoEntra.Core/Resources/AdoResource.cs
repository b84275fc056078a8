using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;
using AdoEntra.Requests.Model;

namespace AdoEntra;

/// <summary>
/// An object of the service: the fields that it came with. A property shows the field of its name; what has another type than the
/// property stays among the others.
/// </summary>
public abstract class AdoResource : IBodyObject
{
    private static readonly IReadOnlyDictionary<string, object?> s_none = new Dictionary<string, object?>();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    private readonly JsonRecord _json;
    private IReadOnlyDictionary<string, object?>? _additional;

    // Which fields the properties show; there only while that is being recorded.
    private bool[]? _shown;

    private protected AdoResource(JsonRecord json)
    {
        _json = json;
    }

    /// <summary>
    /// The connection that read it: what <c>-Connection</c> of other commands binds to from the pipeline. It is no field of Azure
    /// DevOps, and never sent to it.
    /// </summary>
    public AdoConnection? Connection { get; private set; }

    /// <summary>The name of the organization that it is in. It is no field of Azure DevOps either.</summary>
    public string? Organization => Connection?.Organization;

    /// <summary>
    /// Fields that Azure DevOps sent and that no property shows, by their own names: texts, numbers, truth values, lists and dictionaries.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties
    {
        get
        {
            lock (_json) return _additional ??= FindAdditional();
        }
    }

    /// <summary>What the request that read it was limited to; null where its own fields say that.</summary>
    private protected RequestScope? Scope { get; private set; }

    /// <summary>By what a user names it: a name, for wildcards too, and an id. Nothing for what has neither.</summary>
    internal virtual (string? Name, string? Id) Key => default;

    /// <summary>
    /// Its name with what it stands in, where two of one name may be: <c>\folder\name</c> of a pipeline. Null where the name alone is
    /// enough.
    /// </summary>
    internal virtual string? QualifiedName => null;

    /// <summary>The name that Tab completes: one that means it and no other, where it has such a name.</summary>
    internal virtual string? CompletedName => Key.Name;

    /// <summary>A line that distinguishes it from others of the same name, for Tab.</summary>
    internal virtual string Summary => ToString() ?? string.Empty;

    /// <summary>Says where it comes from, before it is given to anyone.</summary>
    /// <param name="connection">The connection that read it.</param>
    /// <param name="scope">What the request was limited to.</param>
    internal void ReadBy(AdoConnection? connection, RequestScope? scope) => (Connection, Scope) = (connection, scope);

    /// <remarks>Exactly the fields that came: one that did not is not sent back either.</remarks>
    IEnumerable<KeyValuePair<string, object?>> IBodyObject.Fields
    {
        get
        {
            for (int i = 0; i < _json.Count; i++)
                yield return new(_json.NameAt(i), JsonRecord.Plain(_json.ValueAt(i)));
        }
    }

    /// <summary>A text; a number as it is written.</summary>
    private protected string? GetString([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return null;
        return value switch
        {
            string text => Shown(place, text),
            null => Shown<string?>(place, null),
            long or decimal or double or System.Numerics.BigInteger => Shown(place, Convert.ToString(value, CultureInfo.InvariantCulture)),
            NumberText number => Shown(place, number.ToString()),
            _ => null,
        };
    }

    /// <summary>A truth value; false where it did not come.</summary>
    private protected bool GetBoolean([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return false;
        if (value is null or bool) return Shown(place, value is true);
        return false;
    }

    /// <summary>A whole number.</summary>
    private protected long? GetInt64([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return null;
        return value is null or long ? Shown(place, value as long?) : null;
    }

    /// <summary>A number that may have a fraction.</summary>
    private protected double? GetDouble([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return null;
        return value is null or long or double or decimal
            ? Shown(place, value is null ? null : (double?)Convert.ToDouble(value, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>A time.</summary>
    private protected DateTimeOffset? GetTime([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return null;
        if (value is null) return Shown<DateTimeOffset?>(place, null);
        return value is string text && JsonTime.Parse(text) is { } time ? Shown(place, time) : null;
    }

    /// <summary>An object.</summary>
    private protected T? GetObject<T>(JsonRecordReader<T> reader, [CallerMemberName] string property = "")
        where T : AdoResource
    {
        if (!Find(property, out int place, out object? value)) return null;
        if (value is null or T) return Shown(place, (T?)value);
        if (JsonRecord.Of(value) is not { } record) return null;
        T made = Part(reader, record);
        _json.Keep(place, made);
        return Shown(place, made);
    }

    /// <summary>A list of objects; empty where it did not come.</summary>
    private protected IReadOnlyList<T> GetList<T>(JsonRecordReader<T> reader, [CallerMemberName] string property = "")
        where T : AdoResource
    {
        if (!Find(property, out int place, out object? value)) return [];
        if (value is null) return Shown<T[]>(place, []);
        if (value is T[] known) return Shown(place, known);
        if (value is not object?[] items || !Array.TrueForAll(items, static item => JsonRecord.Of(item) is not null)) return [];
        T[] made = Array.ConvertAll(items, item => Part(reader, JsonRecord.Of(item)!));
        _json.Keep(place, made);
        return Shown(place, made);
    }

    /// <summary>A list of texts; empty where it did not come.</summary>
    private protected IReadOnlyList<string> GetTexts([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return [];
        if (value is null) return Shown<string[]>(place, []);
        return value is object?[] items && Array.TrueForAll(items, static item => item is string)
            ? Shown(place, Array.ConvertAll(items, static item => (string)item!))
            : [];
    }

    /// <summary>The objects that an object has by their names; none where it did not come.</summary>
    /// <param name="reader">Reads one of them.</param>
    /// <param name="name">Tells one of them its name.</param>
    /// <param name="property">The property, for the field of its name.</param>
    private protected IReadOnlyDictionary<string, T> GetMap<T>(
        JsonRecordReader<T> reader,
        Action<T, string> name,
        [CallerMemberName] string property = ""
    )
        where T : AdoResource
    {
        Dictionary<string, T> made = new(StringComparer.OrdinalIgnoreCase);
        if (!Find(property, out int place, out object? value)) return made;
        if (value is null) return Shown(place, made);
        if (JsonRecord.Of(value) is not { } map) return made;
        for (int i = 0; i < map.Count; i++)
        {
            if (JsonRecord.Of(map.ValueAt(i)) is not { } record) return new Dictionary<string, T>();
            T part = Part(reader, record);
            name(part, map.NameAt(i));
            made[map.NameAt(i)] = part;
        }

        // Names that differ in case only cannot all be found by one that ignores case: such a map is not shown as this.
        return made.Count == map.Count ? Shown(place, made) : new Dictionary<string, T>();
    }

    /// <summary>The texts that an object has by their names, whose case does not matter; none where it did not come.</summary>
    private protected IReadOnlyDictionary<string, string?> GetTextMap([CallerMemberName] string property = "")
    {
        Dictionary<string, string?> texts = new(StringComparer.OrdinalIgnoreCase);
        if (!Find(property, out int place, out object? value)) return texts;
        if (value is null) return Shown(place, texts);
        if (JsonRecord.Of(value) is not { } map) return texts;
        for (int i = 0; i < map.Count; i++)
        {
            object? one = map.ValueAt(i);
            if (JsonRecord.Of(one) is not null || one is object?[]) return new Dictionary<string, string?>();
            texts[map.NameAt(i)] = one switch
            {
                null => null,
                bool flag => flag ? "true" : "false",
                _ => Convert.ToString(one, CultureInfo.InvariantCulture),
            };
        }

        return texts.Count == map.Count ? Shown(place, texts) : new Dictionary<string, string?>();
    }

    /// <summary>An object whose fields differ from one to the next, as it came; empty where it did not come.</summary>
    private protected IReadOnlyDictionary<string, object?> GetDictionary([CallerMemberName] string property = "")
    {
        if (!Find(property, out int place, out object? value)) return s_none;
        if (value is null) return Shown(place, s_none);
        return JsonRecord.Plain(value) is IReadOnlyDictionary<string, object?> fields ? Shown(place, fields) : s_none;
    }

    private T Part<T>(JsonRecordReader<T> reader, JsonRecord record)
        where T : AdoResource
    {
        T made = reader.Create(record);
        made.ReadBy(Connection, Scope);
        return made;
    }

    private bool Find(string property, out int place, out object? value)
    {
        place = _json.IndexOf(property);
        value = place < 0 ? null : _json.ValueAt(place);
        return place >= 0;
    }

    private T Shown<T>(int place, T value)
    {
        if (_shown is { } shown) shown[place] = true;
        return value;
    }

    // What the properties show, they know themselves: each is asked once.
    private IReadOnlyDictionary<string, object?> FindAdditional()
    {
        bool[] shown = _shown = new bool[_json.Count];
        foreach (PropertyInfo property in s_properties.GetOrAdd(GetType(), PropertiesOf)) property.GetValue(this);
        _shown = null;

        Dictionary<string, object?>? others = null;
        for (int i = 0; i < shown.Length; i++)
        {
            if (!shown[i]) (others ??= new(StringComparer.Ordinal))[_json.NameAt(i)] = JsonRecord.Plain(_json.ValueAt(i));
        }

        return others ?? s_none;
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties().Where(static property => property.Name != nameof(AdditionalProperties))];
}
