using System.Collections;
using System.Reflection;

namespace AdoEntra.Json.Writing;

/// <summary>What a value with parts is written as.</summary>
internal enum BodyKind
{
    Object,
    List,
    Dictionary,
}

/// <summary>Tells lists, dictionaries and objects apart.</summary>
internal static class BodyKinds
{
    public static BodyKind Of(object value) => value switch
    {
        IDictionary => BodyKind.Dictionary,
        IEnumerable => HasKeys(value.GetType()) ? BodyKind.Dictionary : BodyKind.List,
        _ => BodyKind.Object,
    };

    /// <summary>The keys and values of a dictionary.</summary>
    public static IEnumerable<KeyValuePair<object, object?>> Entries(IEnumerable dictionary)
    {
        if (dictionary is IDictionary plain)
        {
            foreach (DictionaryEntry entry in plain) yield return new(entry.Key, entry.Value);
            yield break;
        }

        foreach (object pair in dictionary)
        {
            Type type = pair.GetType();
            yield return new(Part(type, pair, nameof(KeyValuePair<,>.Key))!, Part(type, pair, nameof(KeyValuePair<,>.Value)));
        }
    }

    // ExpandoObject and most dictionaries that can only be read are no IDictionary.
    private static bool HasKeys(Type type) =>
        Array.Exists(
            type.GetInterfaces(),
            static face =>
                face.IsGenericType
                && (
                    face.GetGenericTypeDefinition() == typeof(IDictionary<,>)
                    || face.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
                )
        );

    private static object? Part(Type pair, object value, string name) =>
        pair.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetValue(value);
}
