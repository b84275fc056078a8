using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Agents;

/// <summary>
/// Asks for the jobs of a pool. [C] The service's published contract has the object (TaskAgentJobRequest) and not this operation, which the
/// web portal and the autoscalers of agents use.
/// </summary>
internal static class AgentJobRequest
{
    /// <summary>The jobs that wait or run, and as many of the completed ones as are asked for.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="completed">How many of those that were completed last come too.</param>
    public static ServiceRequest<AdoAgentJob> Of(AdoAgentPool pool, int completed) =>
        new(
            Route.To($"_apis/distributedtask/pools/{pool.Key.Id!}/jobrequests?completedRequestCount={completed}"),
            $"the jobs of pool '{pool.Name}'",
            AdoAgentJob.ReaderOf(pool.Name ?? string.Empty)
        )
        {
            ApiVersion = "7.1-preview.1",
        };
}
