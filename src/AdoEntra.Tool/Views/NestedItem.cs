using System.Text.Json;

namespace AdoEntra.Tool.Views;

/// <summary>An item inside another one: an object of its own in JSON, its name in a line of text.</summary>
/// <param name="Write">Writes the object.</param>
/// <param name="Name">The name.</param>
internal sealed record NestedItem(Action<Utf8JsonWriter> Write, string Name);
