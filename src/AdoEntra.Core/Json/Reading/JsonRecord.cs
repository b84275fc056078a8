using System.Collections.Specialized;

namespace AdoEntra.Json.Reading;

/// <summary>
/// The fields of an object as they came, in their order. The names are shared with the other objects of its kind; an object or array
/// within is read when it is accessed.
/// </summary>
internal sealed class JsonRecord
{
    private readonly string[] _names;
    private readonly object?[] _values;

    private JsonRecord(string[] names, object?[] values)
    {
        _names = names;
        _values = values;
    }

    /// <summary>How many fields there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a field.</summary>
    public string NameAt(int place) => _names[place];

    /// <summary>
    /// The value of a field: text, number, truth value, null, array, <see cref="JsonRecord"/>, or what was kept in its place.
    /// </summary>
    public object? ValueAt(int place)
    {
        object? value = Volatile.Read(ref _values[place]);
        if (value is not LazyJsonValue unread) return value;
        object? read = unread.ReadShared();
        Volatile.Write(ref _values[place], read);
        return read;
    }

    /// <summary>Keeps what a value was made into, so that it is made once.</summary>
    public void Keep(int place, object made) => Volatile.Write(ref _values[place], made);

    /// <summary>Where the field of a property is; -1 where it did not come.</summary>
    /// <param name="property">The name of the property: the field's, but for the first letter, which is a capital.</param>
    public int IndexOf(string property)
    {
        char first = char.ToLowerInvariant(property[0]);
        for (int i = 0; i < _names.Length; i++)
        {
            string name = _names[i];
            if (name.Length == property.Length && name[0] == first && string.CompareOrdinal(name, 1, property, 1, name.Length) == 0)
                return i;
        }

        return -1;
    }

    /// <summary>A value that was read as a record; null for what is no object.</summary>
    public static JsonRecord? Of(object? value) => value switch
    {
        JsonRecord record => record,
        // Names that differ in case only, or one of them twice.
        OrderedDictionary map => new([.. map.Keys.Cast<string>()], [.. map.Values.Cast<object?>()]),
        _ => null,
    };

    /// <summary>A value with its objects as dictionaries and its arrays as lists; anything else as it is.</summary>
    public static object? Plain(object? value) =>
        Of(value) is { } record ? record.ToDictionary()
        : value is object?[] items && items.GetType() == typeof(object?[]) ? items.Select(Plain).ToList()
        : value;

    private Dictionary<string, object?> ToDictionary()
    {
        // Case matters: the service sends keys that differ in nothing else.
        Dictionary<string, object?> map = new(_names.Length, StringComparer.Ordinal);
        for (int i = 0; i < _names.Length; i++) map[_names[i]] = Plain(ValueAt(i));
        return map;
    }

    /// <summary>Makes the records of a response.</summary>
    internal sealed class Factory : IObjectFactory
    {
        /// <inheritdoc/>
#if NETFRAMEWORK
        public bool TakesUnread => false;
#else
        public bool TakesUnread => true;
#endif

        /// <inheritdoc/>
        public bool Allows(string name) => true;

        /// <inheritdoc/>
        public object Number(NumberText number) => number;

        /// <inheritdoc/>
        public object Create(string[] names, object?[] values, int start)
        {
            object?[] own = new object?[names.Length];
            Array.Copy(values, start, own, 0, own.Length);
            return new JsonRecord(names, own);
        }
    }
}
