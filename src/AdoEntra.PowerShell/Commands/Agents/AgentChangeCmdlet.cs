using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes an agent which is there.</summary>
public abstract class AgentChangeCmdlet : ChangeCmdlet<AdoAgent>
{
    private protected AgentChangeCmdlet()
    {
    }

    /// <summary>The agent pool by name or number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PoolName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentPool>))]
    public string Pool { get; set; } = string.Empty;

    /// <summary>The agent by name or number.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgent>))]
    public string Name { get; set; } = string.Empty;
}
