using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Reads objects as records, and makes each into what shows its fields. One for each type; many may read at once.</summary>
/// <param name="create">Makes the object that shows a record.</param>
internal sealed class JsonRecordReader<T>(Func<JsonRecord, T> create) : IItemReader<T>
{
    // Texts that look like times stay texts: a name may look like one, and goes back as it came.
    private readonly JsonValueReader _values = new(new JsonRecord.Factory(), readsTimes: false);

    /// <summary>Makes the object that shows a record.</summary>
    public T Create(JsonRecord record) => create(record);

    /// <inheritdoc/>
    /// <remarks>The items must be objects.</remarks>
    public ItemReader<T> ForResponse(DamagedText? damaged = null)
    {
        ItemReader<object?> values = _values.ForResponse(damaged);
        return (ref Utf8JsonReader reader) =>
            create(JsonRecord.Of(values(ref reader)) ?? throw new InvalidOperationException("The item is no object."));
    }
}
