using System.Management.Automation.Subsystem;
using AdoEntra.Lifecycle;

namespace AdoEntra.Feedback;

/// <summary>Registers the provider with the shell, and takes it back. The shell has one list for the whole process.</summary>
internal sealed class FeedbackRegistration : IFeedbackRegistration
{
    private readonly FailureFeedback _provider = new();

    /// <inheritdoc/>
    public void Register() => SubsystemManager.RegisterSubsystem(SubsystemKind.FeedbackProvider, _provider);

    /// <inheritdoc/>
    public void Unregister() => SubsystemManager.UnregisterSubsystem(SubsystemKind.FeedbackProvider, _provider.Id);
}
