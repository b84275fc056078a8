namespace AdoEntra.Json.Writing;

/// <summary>An object of ours that can be sent as it was received.</summary>
internal interface IBodyObject
{
    /// <summary>Its fields, by the names that the service has for them.</summary>
    IEnumerable<KeyValuePair<string, object?>> Fields { get; }
}
