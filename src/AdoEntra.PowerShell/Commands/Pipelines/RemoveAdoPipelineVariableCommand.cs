using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Takes a variable away from a pipeline.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoPipelineVariable", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoPipelineVariableCommand : PipelineVariableCmdlet
{
    private protected override Change<AdoPipelineVariable> Change()
    {
        string variable = Variable;
        return OfVariable($"Delete variable '{variable}'", fields => PipelineChanges.RemoveVariable(fields, variable), static _ => null);
    }
}
