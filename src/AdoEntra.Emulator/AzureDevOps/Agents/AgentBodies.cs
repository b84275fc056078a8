using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Agents;

// [D] distributedTask-7.1 TaskAgentPool, TaskAgentQueue, TaskAgent.

internal sealed record PoolBody(
    DateTime CreatedOn, bool AutoProvision, bool AutoUpdate, bool AutoSize, int? TargetSize, int? AgentCloudId,
    IdentityReferenceBody CreatedBy, IdentityReferenceBody Owner, int Id, Guid Scope, string Name, bool IsHosted, string PoolType, int Size,
    bool IsLegacy, string Options, IReadOnlyDictionary<string, string> Properties);

internal sealed record PoolReferenceBody(
    int Id, Guid Scope, string Name, bool IsHosted, string PoolType, int Size, bool IsLegacy, string Options);

internal sealed record QueueBody(int Id, Guid ProjectId, string Name, PoolReferenceBody Pool);

internal sealed record AgentBody(
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, int MaxParallelism, DateTime CreatedOn, int Id,
    string Name, string Version, string OsDescription, bool Enabled, string Status, string ProvisioningState, string AccessPoint,
    IReadOnlyDictionary<string, string>? SystemCapabilities);
