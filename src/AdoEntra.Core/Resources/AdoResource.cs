using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;

namespace AdoEntra;

/// <summary>What every object of the service has: the fields that AdoEntra has no property for.</summary>
public abstract class AdoResource : IBodyObject
{
    private static readonly IReadOnlyDictionary<string, object?> s_none = new Dictionary<string, object?>();

    // Those that can be set are the service's; the others repeat one of them under a second name.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

    private Dictionary<string, object?>? _additional;
    private Dictionary<string, string>? _written;

    private protected AdoResource()
    {
    }

    /// <summary>
    /// Fields that the service sent and this class has no property for, or none that could have such a value, by their own names. Texts,
    /// numbers,
    /// truth values, lists and dictionaries.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties => _additional ?? s_none;

    /// <remarks>What the service did not send is not sent back either: null would mean to empty the field.</remarks>
    IEnumerable<KeyValuePair<string, object?>> IBodyObject.Fields => Properties()
        .Where(property => property.Value is not null && !AdditionalProperties.ContainsKey(property.Key))
        .Select(AsItCame)
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
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value))
        {
            // In UTC, and as it would be written: mostly. Anything else goes back as it came.
            if (!JsonTime.TryRead(ref reader, out object? time) || time is not DateTime)
                (_written ??= new(StringComparer.Ordinal))[name] = reader.Text();
            return value;
        }

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

    private KeyValuePair<string, object?> AsItCame(KeyValuePair<string, object?> property) => property.Value is not DateTimeOffset time
        ? property
        : new(property.Key, _written is not null && _written.TryGetValue(property.Key, out string? text) ? text : time.UtcDateTime);

    private void KeepOther(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.Null) Keep(ref reader, name);
    }

    private void Keep(ref Utf8JsonReader reader, string name) => (_additional ??= new(StringComparer.Ordinal))[name] = reader.Value();

    private IEnumerable<KeyValuePair<string, object?>> Properties() =>
        s_properties
            .GetOrAdd(GetType(), static type => [.. type.GetProperties().Where(static property => property.SetMethod is not null)])
            .Select(property => new KeyValuePair<string, object?>(
                char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1),
                property.GetValue(this)
            ));
}
