using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AdoEntra.Base;
using AdoEntra.Lifecycle;

namespace AdoEntra.Commands;

/// <summary>Explains failures at the prompt from now on: what they mean, and what to type.</summary>
[Cmdlet(VerbsLifecycle.Enable, "AdoFeedback")]
[OutputType(typeof(void))]
public sealed class EnableAdoFeedbackCommand : AsyncCmdlet
{
    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellationToken)
    {
        string shell = GetVariableValue("PSVersionTable") is IDictionary table ? $"{table["PSVersion"]}" : "of another version";
        FeedbackSwitch.TurnOn(Runspace.DefaultRunspace.InstanceId, typeof(PSObject).Assembly.GetName().Version!, shell);
        return Task.CompletedTask;
    }
}
