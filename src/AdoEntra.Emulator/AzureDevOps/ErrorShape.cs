using System.Text.Json.Serialization;

namespace AdoEntra.Emulator;

/// <summary>The forms of an error body that the service uses. [D code, C] protocol 3.4.</summary>
public enum ErrorShape
{
    /// <summary><c>{"$id":"1","innerException":null,"message":…,"typeName":…,"typeKey":…,"errorCode":0,"eventId":3000}</c>.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,

    /// <summary><c>{"count":1,"value":{"Message":…}}</c>.</summary>
    [JsonStringEnumMemberName("wrapped")]
    Wrapped,

    /// <summary>Capitalised, from older services: <c>{"ClassName":…,"Message":…,"InnerException":…}</c>.</summary>
    [JsonStringEnumMemberName("capitalised")]
    Capitalised,

    /// <summary>The message alone, as text/plain.</summary>
    [JsonStringEnumMemberName("text")]
    Text,
}
