using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>A cmdlet that sends requests to Azure DevOps.</summary>
public abstract class ServiceCmdlet : ConnectedCmdlet
{
    private RequestContext? _context;
    private CommandReport? _report;

    private protected ServiceCmdlet()
    {
    }

    /// <summary>
    /// How many seconds one request may take until its response begins, with the waits that the service asks for and all retries. A list
    /// of many pages has them for each page. Default: 300.
    /// </summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number of seconds from 1 to 86400.")]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = (int)RequestContext.DefaultLimit.TotalSeconds;

    private protected override void Completed()
    {
        _report?.End();
        base.Completed();
    }

    // The session's preference, unless the command line has another.
    private bool IsVerbose =>
        MyInvocation.BoundParameters.TryGetValue("Verbose", out object? given)
            ? given is SwitchParameter { IsPresent: true }
            : SessionState.PSVariable.GetValue("VerbosePreference") is ActionPreference preference
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Reads and changes resources as the connection of this input.</summary>
    private protected ResourceClient Client => new(Services.Client, ActiveConnection, Context);

    private protected RequestContext Context =>
        _context ??= new RequestContext(_report = new CommandReport(this, IsVerbose), TimeSpan.FromSeconds(TimeoutSec));
}
