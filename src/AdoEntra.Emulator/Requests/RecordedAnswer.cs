namespace AdoEntra.Emulator.Requests;

/// <summary>What a route answered in one piece, before it was compressed.</summary>
internal sealed record RecordedAnswer(int Status, string? ContentType, ReadOnlyMemory<byte> Body);
