using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Organizations.ServiceConnections;

/// <summary>A project that has a service connection, and what the connection is called there.</summary>
internal sealed record ConnectionProject(Guid Id, string Name, string Description);

/// <summary>A use of a service connection by a run of a pipeline.</summary>
internal sealed record ConnectionUse(int RunId, string Pipeline, int PipelineId, DateTime Start, string Result);

/// <summary>A service connection, which the service calls an endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fields">The fields that were sent, without secret values and without those that the service gives.</param>
/// <param name="Secrets">The secret values by the names of their inputs. They are never shown.</param>
/// <param name="Projects">The projects that have it; the first one owns it.</param>
internal sealed record ServiceConnection(
    Guid Id,
    JsonObject Fields,
    IReadOnlyDictionary<string, string> Secrets,
    IReadOnlyList<ConnectionProject> Projects)
{
    public bool IsDisabled { get; init; }

    /// <summary>True where the issuer of its federation is one that ends.</summary>
    public bool IsOutdated { get; init; }

    public required EmulatedIdentity CreatedBy { get; init; }

    public required DateTime Created { get; init; }

    public required EmulatedIdentity ChangedBy { get; init; }

    public required DateTime Changed { get; init; }

    public IReadOnlyList<ConnectionUse> Uses { get; init; } = [];

    public string Type => (string)Fields["type"]!;

    public string Scheme => (string)Fields["authorization"]!["scheme"]!;
}
