using System.Management.Automation;

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>What every fixture inherits; no cmdlet by itself, although it carries the attribute.</summary>
[Cmdlet(VerbsCommon.Get, "Abstract")]
public abstract class SampleCmdlet : PSCmdlet
{
    [Parameter]
    public string? Connection { get; set; }
}
