using System.Collections;
using System.Management.Automation;

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>Declares once each thing that help tells about a parameter. The order of its properties is part of the tests.</summary>
[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName", SupportsPaging = true)]
[OutputType(typeof(Sample), ParameterSetName = ["ByName"])]
[OutputType("System.String", ParameterSetName = ["ById"])]
public sealed class GetSampleCommand : SampleCmdlet
{
    [Parameter]
    [ValidateRange(1, 600)]
    [PSDefaultValue(Value = 15)]
    public int TimeoutSec { get; set; } = 15;

    [Parameter(ParameterSetName = "ById", Mandatory = true, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "ByOther")]
    public Guid Id { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName", "Team")]
    [PSDefaultValue(Help = "the connection's project")]
    public string[]? Project { get; set; }

    [Parameter(ParameterSetName = "ByName", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [ValidateSet("Runspace", "Process")]
    public string? Scope { get; set; }

    [Parameter]
    public SampleColor Color { get; set; }

    [Parameter(Mandatory = true)]
    public Hashtable? Field { get; set; }

    [Parameter]
    public int? Depth { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter(ValueFromRemainingArguments = true)]
    public List<string>? Rest { get; set; }

    [Parameter(DontShow = true)]
    public string? Hidden { get; set; }

    public string? NoParameter { get; set; }
}
