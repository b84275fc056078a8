using System.Management.Automation;

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>A cmdlet that changes something, takes nothing from the pipeline and returns nothing.</summary>
[Cmdlet(VerbsCommon.Remove, "Sample", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSampleCommand : SampleCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string? Name { get; set; }
}
