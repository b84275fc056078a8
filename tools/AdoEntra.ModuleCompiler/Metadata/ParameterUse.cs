namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>What a parameter is in one parameter set.</summary>
internal sealed record ParameterUse(
    string ParameterSet,
    bool Mandatory = false,
    int? Position = null,
    bool ByValue = false,
    bool ByPropertyName = false,
    bool RemainingArguments = false)
{
    /// <summary>PowerShell's own name for "in every set".</summary>
    public const string AllSets = "__AllParameterSets";
}
