using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Errors;

namespace AdoEntra.Commands;

// How a person is told what to do: without the code, nobody can enter it.
public sealed partial class ConnectAdoEntraCommand
{
    private ActionPreference _warnings;
    private bool _areWarningsSeen = true;

    /// <summary>Finds out, on the pipeline thread, where a message to a person can be seen.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: nowhere, and nobody could enter a code.</exception>
    private void FindPrompt()
    {
        if (ParameterSetName is not (SignInSets.DeviceCode or SignInSets.Interactive)) return;
        _warnings = WarningStream.Preference(this);
        _areWarningsSeen = _warnings is ActionPreference.Continue or ActionPreference.Inquire && !WarningStream.IsNull(this);
        if (_areWarningsSeen || Host.UI is not null || ParameterSetName != SignInSets.DeviceCode) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            "The code for signing in cannot be shown: warnings are silenced, and this host shows nothing else.",
            "Let warnings through (-WarningAction Continue), or sign in another way.");
    }

    // A warning, since that is what a runbook's log, a transcript and a person at a prompt all see at once; where it is silenced, on the host.
    private void ShowPrompt(string text)
    {
        if (!_areWarningsSeen && Host.UI is { } screen) Tell(() => screen.WriteLine(text));
        // It would end the sign-in by its own prompt.
        if (_warnings != ActionPreference.Stop) _ = WriteWarningAsync(text).AsTask();
    }
}
