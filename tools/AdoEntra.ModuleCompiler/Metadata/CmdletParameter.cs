namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>A parameter as its property declares it.</summary>
internal sealed record CmdletParameter
{
    public required string Name { get; init; }

    public required ParameterType Type { get; init; }

    /// <summary>What it is in each parameter set that has it.</summary>
    public required IReadOnlyList<ParameterUse> Uses { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Of ValidateSet or an enumeration; empty where every value is taken.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>Of ValidateRange, as a phrase.</summary>
    public string? AcceptedRange { get; init; }

    public bool AcceptsWildcards { get; init; }

    /// <summary>Of PSDefaultValue; what a constructor assigns cannot be seen in metadata.</summary>
    public string? Default { get; init; }

    /// <summary>Added by the engine (paging, WhatIf): shown after the cmdlet's own.</summary>
    public bool FromEngine { get; init; }

    public ParameterUse? In(string parameterSet) =>
        Uses.FirstOrDefault(use => use.ParameterSet == parameterSet)
        ?? Uses.FirstOrDefault(use => use.ParameterSet == ParameterUse.AllSets);

    public bool TakesPipelineInput => Uses.Any(use => use.ByValue || use.ByPropertyName);
}
