using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>
/// What a check wants (ApprovalConfigSettings and TaskCheckConfig, 7.1); which of these there are depends on its kind, and what is of
/// another kind is in <see cref="AdoResource.AdditionalProperties"/>.
/// </summary>
public sealed class AdoCheckSettings : AdoResource
{
    internal static readonly JsonRecordReader<AdoCheckSettings> Reader = new(static json => new(json));

    private AdoCheckSettings(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What it is called in the portal.</summary>
    public string? DisplayName => GetString();

    /// <summary>Of an approval: who may approve, in their order.</summary>
    public IReadOnlyList<AdoIdentityRef> Approvers => GetList(AdoIdentityRef.Reader);

    /// <summary>Of an approval: who may not approve.</summary>
    public IReadOnlyList<AdoIdentityRef> BlockedApprovers => GetList(AdoIdentityRef.Reader);

    /// <summary>Of an approval: how many have to approve; null and 0 mean all.</summary>
    public long? MinRequiredApprovers => GetInt64();

    /// <summary>Of an approval: what approvers are told.</summary>
    public string? Instructions => GetString();

    /// <summary>Of an approval: true where who started the run may not approve it.</summary>
    public bool RequesterCannotBeApprover => GetBoolean();

    /// <summary>Of an approval: <c>anyOrder</c> or <c>inSequence</c>.</summary>
    public string? ExecutionOrder => GetString();

    /// <summary>The task that evaluates it; null for what the service evaluates by itself.</summary>
    public AdoCheckReference? DefinitionRef => GetObject(AdoCheckReference.Reader);

    /// <summary>What that task is given, by the names of its inputs; all are texts.</summary>
    public IReadOnlyDictionary<string, object?> Inputs => GetDictionary();

    /// <summary>After how many minutes that task is tried again.</summary>
    public long? RetryInterval => GetInt64();

    /// <summary>The variable group whose variables that task is given.</summary>
    public string? LinkedVariableGroup => GetString();

    /// <summary>The templates of which a pipeline has to extend one.</summary>
    public IReadOnlyList<AdoRequiredTemplate> ExtendsChecks => GetList(AdoRequiredTemplate.Reader);

    /// <summary>An input of the task; null where there is none.</summary>
    internal string? Input(string name) => Inputs.TryGetValue(name, out object? value) ? value as string : null;
}
