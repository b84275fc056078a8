using System.Text.Json;
using AdoEntra.Http;

namespace AdoEntra;

/// <summary>What every object of the service has: the fields that AdoEntra has no property for.</summary>
public abstract class AdoResource
{
    private static readonly IReadOnlyDictionary<string, object?> s_none = new Dictionary<string, object?>();
    private Dictionary<string, object?>? _additional;

    private protected AdoResource()
    {
    }

    /// <summary>Fields that the service sent and this class has no property for, by their own names. Texts, numbers, truth values, lists and dictionaries.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties => _additional ?? s_none;

    /// <summary>Keeps the field that the reader stands on.</summary>
    private protected void Keep(ref Utf8JsonReader reader)
    {
        string name = reader.Text();
        (_additional ??= new(StringComparer.Ordinal))[name] = reader.ReadAny();
    }
}
