using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Reads one item; the reader stands on its first token and must be left on its last.</summary>
internal delegate T ItemReader<out T>(ref Utf8JsonReader reader);
