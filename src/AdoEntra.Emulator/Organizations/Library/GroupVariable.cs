namespace AdoEntra.Emulator.Organizations.Library;

/// <summary>A variable of a group; the value of a secret one is never shown again.</summary>
internal sealed record GroupVariable(string? Value, bool IsSecret, bool IsReadOnly);
