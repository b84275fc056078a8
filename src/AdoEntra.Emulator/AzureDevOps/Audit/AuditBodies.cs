using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.AzureDevOps.Audit;

// [D] audit-7.1 AuditLogQueryResult.

internal sealed record AuditPageBody(IReadOnlyList<AuditEntryBody> DecoratedAuditLogEntries, string? ContinuationToken, bool HasMore);

internal sealed record AuditEntryBody(
    string Id, Guid CorrelationId, Guid ActivityId, [property: JsonPropertyName("actorCUID")] Guid ActorCuid, Guid ActorUserId,
    [property: JsonPropertyName("actorUPN")] string ActorUpn, string AuthenticationMechanism, DateTime Timestamp, string ScopeType,
    string ScopeDisplayName, Guid ScopeId, string IpAddress, string UserAgent, string ActionId,
    IReadOnlyDictionary<string, string> Data, string Details, string Area, string Category, string CategoryDisplayName,
    string ActorDisplayName);
