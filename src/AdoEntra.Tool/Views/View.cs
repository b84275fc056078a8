using System.Text.Json;

namespace AdoEntra.Tool.Views;

/// <summary>How items of one kind are shown, in each of the forms.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class View<T>
    where T : AdoResource
{
    /// <param name="fields">Every field that Core has a property for. What the service sent besides is shown by itself.</param>
    /// <param name="table">The columns of the table, by the names of the fields.</param>
    /// <param name="tsv">The columns of tab-separated text. Scripts count them: new ones go to the end.</param>
    public View(IReadOnlyList<Field<T>> fields, IEnumerable<string> table, IEnumerable<string> tsv)
    {
        Fields = fields;
        Table = [.. table.Select(Named)];
        Tsv = [.. tsv.Select(Named)];
    }

    public IReadOnlyList<Field<T>> Fields { get; }

    public IReadOnlyList<Field<T>> Table { get; }

    public IReadOnlyList<Field<T>> Tsv { get; }

    /// <summary>An item as a field of another one.</summary>
    public NestedItem? Nest(T? item) => item is null ? null : new(writer => WriteJson(writer, item), item.ToString()!);

    /// <summary>Writes an item as an object: our fields first, then those that only the service knows, by its names.</summary>
    public void WriteJson(Utf8JsonWriter writer, T item)
    {
        writer.WriteStartObject();
        foreach (Field<T> field in Fields)
        {
            writer.WritePropertyName(field.Name);
            JsonValue.Write(writer, field.Value(item));
        }

        foreach ((string name, object? value) in item.AdditionalProperties)
        {
            if (Fields.Any(field => field.Name == name)) continue;
            writer.WritePropertyName(name);
            JsonValue.Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private Field<T> Named(string name) => Fields.Single(field => field.Name == name);
}
