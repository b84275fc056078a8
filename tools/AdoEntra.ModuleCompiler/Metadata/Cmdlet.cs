namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>A cmdlet as its class declares it.</summary>
/// <param name="Verb">The verb of its name.</param>
/// <param name="Noun">The noun of its name.</param>
/// <param name="ParameterSets">Names of the parameter sets, the default one first; one name when there is only one set.</param>
/// <param name="Parameters">Own parameters in the order that PowerShell finds them, then those that the engine adds.</param>
/// <param name="OutputTypes">Full names of the declared output types, in order, each once.</param>
/// <param name="IsList">Whether it pages, as all do that give out a list.</param>
internal sealed record Cmdlet(
    string Verb,
    string Noun,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<CmdletParameter> Parameters,
    IReadOnlyList<string> OutputTypes,
    bool IsList)
{
    public string Name => $"{Verb}-{Noun}";
}
