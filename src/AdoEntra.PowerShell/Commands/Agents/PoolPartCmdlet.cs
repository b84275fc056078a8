using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that gives out a list of what belongs to agent pools.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class PoolPartCmdlet<T> : ListCmdlet<T>
    where T : AdoResource
{
    private protected PoolPartCmdlet()
    {
    }

    /// <summary>Agent pools by name or number, with wildcards. Default: all agent pools.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PoolName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentPool>))]
    public string[]? Pool { get; set; }

    /// <summary>The agent pools of this input.</summary>
    private protected NameFilter Pools => Names(Pool);
}
