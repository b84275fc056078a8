using AdoEntra.Json.Reading;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A variable of a pipeline (BuildDefinitionVariable, build 7.1).</summary>
[TableView(nameof(Name), nameof(IsSecret), nameof(AllowOverride), nameof(Value))]
public sealed class AdoPipelineVariable : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineVariable> Reader = new(static json => new(json));

    private AdoPipelineVariable(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its name.</summary>
    public string Name { get; internal set; } = string.Empty;

    /// <summary>Its value; null for a secret one, which the service never gives out.</summary>
    public string? Value => GetString();

    /// <summary>True for a secret one.</summary>
    public bool IsSecret => GetBoolean();

    /// <summary>True where another value may be given to a run.</summary>
    public bool AllowOverride => GetBoolean();

    /// <summary>The value; of a secret one nothing but that it is secret.</summary>
    public override string ToString() => IsSecret ? "(secret)" : Value ?? string.Empty;
}
