using System.Management.Automation;
using AdoEntra.Http;

namespace AdoEntra.Base;

/// <summary>A cmdlet that sends requests to Azure DevOps.</summary>
public abstract class ServiceCmdlet : ConnectedCmdlet
{
    private RequestContext? _context;

    private protected ServiceCmdlet()
    {
    }

    /// <summary>
    /// How many seconds one request may take until its answer begins, with the waits that the service asks for and all repetitions. A list of
    /// many pages has them for each page. Default: 300.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = (int)RequestContext.DefaultLimit.TotalSeconds;

    private protected RequestContext Context => _context ??= new RequestContext(new CommandReport(this), TimeSpan.FromSeconds(TimeoutSec));
}
