using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>How a request ended.</summary>
public enum RequestOutcome
{
    /// <summary>It is still under way.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>The emulator answered it to the end.</summary>
    [JsonStringEnumMemberName("answered")]
    Answered,

    /// <summary>The client went away before the answer was complete.</summary>
    [JsonStringEnumMemberName("clientGone")]
    ClientGone,

    /// <summary>The emulator broke the connection, as a fault demanded, or because it was stopped.</summary>
    [JsonStringEnumMemberName("cutOff")]
    CutOff,
}
