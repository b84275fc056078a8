using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Agents;

namespace AdoEntra.Commands;

/// <summary>The jobs that wait for an agent of a pool, run on one, or did.</summary>
[Cmdlet(VerbsCommon.Get, "AdoAgentJob", SupportsPaging = true)]
[OutputType(typeof(AdoAgentJob))]
public sealed class GetAdoAgentJobCommand : PoolPartCmdlet<AdoAgentJob>
{
    /// <summary>Which of them: Waiting, Running, Completed or All. Default: those that wait or run.</summary>
    [Parameter]
    [ChoiceArgument("Waiting", "Running", "Completed", "All")]
    [ValidateSet("Waiting", "Running", "Completed", "All")]
    public string? State { get; set; }

    /// <summary>How many of the jobs that each pool completed last are read. Default: 25.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number from 1 to 10000.")]
    [ValidateRange(1, 10_000)]
    public int Last { get; set; } = 25;

    private protected override ListWork<AdoAgentJob> List()
    {
        string? state = State is null || NameFilter.Same(State, "All") ? null : State;
        int completed = State is null || NameFilter.Same(State, "Waiting") || NameFilter.Same(State, "Running") ? 0 : Last;
        return AdoAgentJob.Listing.ReadIn(
            Pools,
            NameFilter.Everything,
            pool => AgentJobRequest.Of(pool, completed),
            state is null ? null : job => NameFilter.Same(job.State, state)
        );
    }
}
