using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>What is wrong with a compressed answer.</summary>
public enum GzipDefect
{
    /// <summary>It is not compressed at all.</summary>
    [JsonStringEnumMemberName("garbage")]
    Garbage,

    /// <summary>Its end is missing.</summary>
    [JsonStringEnumMemberName("truncated")]
    Truncated,
}
