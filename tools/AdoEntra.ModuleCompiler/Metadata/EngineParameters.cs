namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>Parameters that no class declares: the engine adds them for what the Cmdlet attribute says.</summary>
internal static class EngineParameters
{
    private static readonly ParameterType Switch =
        new("System.Management.Automation.SwitchParameter", "switch", IsSwitch: true, IsArray: false);

    private static readonly ParameterType Count = new("System.UInt64", "uint64", IsSwitch: false, IsArray: false);

    // In the order of PowerShell's own syntax lines.
    private static readonly CmdletParameter[] ShouldProcess = [Make("WhatIf", Switch, "wi"), Make("Confirm", Switch, "cf")];
    private static readonly CmdletParameter[] Paging = [Make("IncludeTotalCount", Switch), Make("Skip", Count), Make("First", Count)];

    public static IEnumerable<CmdletParameter> Of(DeclaredAttribute cmdlet) =>
    [
        .. cmdlet.Named<bool>("SupportsShouldProcess") ? ShouldProcess : [],
        .. cmdlet.Named<bool>("SupportsPaging") ? Paging : [],
    ];

    /// <summary>Whether the engine knows a parameter of this name, whichever command uses it.</summary>
    public static bool Has(string name) =>
        ShouldProcess.Concat(Paging).Any(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static CmdletParameter Make(string name, ParameterType type, params string[] aliases) => new()
    {
        Name = name,
        Type = type,
        Uses = [new ParameterUse(ParameterUse.AllSets)],
        Aliases = aliases,
        FromEngine = true,
    };
}
