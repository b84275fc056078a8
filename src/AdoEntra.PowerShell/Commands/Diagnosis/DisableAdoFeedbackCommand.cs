using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Lifecycle;

namespace AdoEntra.Commands;

/// <summary>Ends what Enable-AdoFeedback began.</summary>
[Cmdlet(VerbsLifecycle.Disable, "AdoFeedback")]
[OutputType(typeof(void))]
public sealed class DisableAdoFeedbackCommand : AsyncCmdlet
{
    /// <inheritdoc/>
    protected override Task EndAsync(CancellationToken cancellationToken)
    {
        FeedbackSwitch.TurnOff();
        return Task.CompletedTask;
    }
}
