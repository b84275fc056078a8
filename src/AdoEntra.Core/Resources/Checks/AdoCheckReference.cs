using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>What a check refers to: its type, the resource that it guards, or the task that evaluates it.</summary>
public sealed class AdoCheckReference : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoCheckReference> Reader = new(static json => new(json));

    private AdoCheckReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The service's word for what a resource is, for example <c>endpoint</c>; null for what is no resource.</summary>
    public string? Type => GetString();

    /// <summary>The version of a task; null for what is none.</summary>
    public string? Version => GetString();
}
