using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Agents;

/// <summary>A job that cleans up the machines of a pool's agents.</summary>
/// <param name="Pool">The number of the pool.</param>
/// <param name="Id">Its number.</param>
/// <param name="Requester">Who queued it.</param>
/// <param name="Queued">When.</param>
/// <param name="Steps">How often it was asked for since: it is queued, then in progress, then completed.</param>
internal sealed record MaintenanceJob(int Pool, int Id, EmulatedIdentity Requester, DateTime Queued, int Steps)
{
    /// <summary>One that is done, in the pool <c>Default</c>.</summary>
    public static MaintenanceJob Sample { get; } =
        new(AgentPool.Own.Id, 1, KnownPrincipals.Person, new DateTime(2026, 2, 22, 3, 0, 0, DateTimeKind.Utc), 2);

    /// <summary>Its status, as the service writes it.</summary>
    public string Status => Steps switch { 0 => "queued", 1 => "inProgress", _ => "completed" };

    public bool IsCompleted => Steps > 1;
}
