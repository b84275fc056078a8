using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using AdoEntra.Http;

namespace AdoEntra;

/// <summary>What every object of the service has: the fields that AdoEntra has no property for.</summary>
public abstract class AdoResource : IBodyObject
{
    private static readonly IReadOnlyDictionary<string, object?> s_none = new Dictionary<string, object?>();

    // Those that can be set are the service's; the others repeat one of them under a second name.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    private Dictionary<string, object?>? _additional;

    private protected AdoResource()
    {
    }

    /// <summary>
    /// Fields that the service sent and this class has no property for, or none that could have such a value, by their own names. Texts, numbers,
    /// truth values, lists and dictionaries.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties => _additional ?? s_none;

    /// <remarks>What the service did not send is not sent back either: null would mean to empty the field.</remarks>
    IEnumerable<KeyValuePair<string, object?>> IBodyObject.Fields => Properties()
        .Where(property => property.Value is not null && !AdditionalProperties.ContainsKey(property.Key))
        .Concat(AdditionalProperties);

    /// <summary>Keeps the field that the reader stands on.</summary>
    private protected void Keep(ref Utf8JsonReader reader)
    {
        string name = reader.Text();
        reader.Read();
        Keep(ref reader, name);
    }

    /// <summary>A text. What is none is kept under its name instead, here and below.</summary>
    private protected string? Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TryText(out string? text)) return text;
        KeepOther(ref reader, name);
        return null;
    }

    /// <summary>A truth value.</summary>
    private protected bool Truth(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.True) return true;
        if (reader.TokenType != JsonTokenType.False) KeepOther(ref reader, name);
        return false;
    }

    /// <summary>A whole number.</summary>
    private protected long? Whole(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value)) return value;
        KeepOther(ref reader, name);
        return null;
    }

    /// <summary>A time.</summary>
    private protected DateTimeOffset? Time(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value)) return value;
        KeepOther(ref reader, name);
        return null;
    }

    /// <summary>An object.</summary>
    private protected T? Object<T>(ref Utf8JsonReader reader, string name, ItemReader<T> read)
        where T : AdoResource
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) return read(ref reader);
        KeepOther(ref reader, name);
        return null;
    }

    private void KeepOther(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.Null) Keep(ref reader, name);
    }

    private void Keep(ref Utf8JsonReader reader, string name) => (_additional ??= new(StringComparer.Ordinal))[name] = reader.Value();

    private IEnumerable<KeyValuePair<string, object?>> Properties() => s_properties
        .GetOrAdd(GetType(), static type => [.. type.GetProperties().Where(static property => property.SetMethod is not null)])
        .Select(property => new KeyValuePair<string, object?>(char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1), property.GetValue(this)));
}
