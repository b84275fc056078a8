using System.Management.Automation;
using AdoEntra.Base;

namespace AdoEntra.Commands;

// How a person learns what to do: the code has to be seen, or it cannot be entered.
public abstract partial class SignInCmdlet
{
    private ActionPreference _warnings;
    private bool _areWarningsSeen = true;
    private bool _isInformationSeen;

    /// <summary>Finds out, on the pipeline thread, where a message to a person can be seen.</summary>
    private protected void FindPrompt()
    {
        if (ParameterSetName is not (SignInSets.DeviceCode or SignInSets.Interactive)) return;
        _warnings = SilencedStream.WarningPreference(this);
        _areWarningsSeen = _warnings is ActionPreference.Continue or ActionPreference.Inquire && !SilencedStream.IsNull(this, "Warning");
        // To stop at it, or to ask, would end the sign-in.
        _isInformationSeen = SilencedStream.InformationPreference(this) is ActionPreference.SilentlyContinue or ActionPreference.Continue
            && !SilencedStream.IsNull(this, "Information");
    }

    // A warning, since that is what a runbook's log, a transcript and a person at a prompt all see at once; where it is silenced, as
    // Write-Host writes.
    private void ShowPrompt(string text)
    {
        if (!_areWarningsSeen) Post(() => ShowOnHost(text));
        // It would end the sign-in by its own prompt.
        if (_warnings != ActionPreference.Stop) _ = WriteWarningAsync(text).AsTask();
    }

    private void ShowOnHost(string text)
    {
        if (_isInformationSeen) WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);
        else Host.UI?.WriteLine(text);
    }
}
