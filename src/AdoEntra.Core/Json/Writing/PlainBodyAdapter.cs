namespace AdoEntra.Json.Writing;

/// <summary>For bodies that are made here, of texts, numbers, truth values, lists, dictionaries and objects of ours alone.</summary>
internal sealed class PlainBodyAdapter : IBodyAdapter
{
    public static PlainBodyAdapter Instance { get; } = new();

    /// <inheritdoc/>
    public object? Unwrap(object? value) => value;

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, object?>> Fields(object value, JsonBodyPath path) =>
        throw path.Refuse(
            $"is a {value.GetType().FullName}, which has no fields to send",
            "Pass a text, a number, a list or a dictionary."
        );
}
