using System.Text.Json.Serialization;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Policies;

// [D] policy-7.1 PolicyConfiguration; the settings are those of the policy's type.

internal sealed record PolicyTypeBody(
    Guid Id, string Url, string DisplayName, string? Description,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody>? Links);

internal sealed record PolicyScopeBody(string RefName, string MatchKind, Guid RepositoryId);

internal sealed record PolicySettingsBody(int? MinimumApproverCount, bool? CreatorVoteCounts, IReadOnlyList<PolicyScopeBody> Scope);

internal sealed record PolicyBody(
    IdentityReferenceBody CreatedBy, DateTime CreatedDate, bool IsEnabled, bool IsBlocking, bool IsDeleted,
    bool IsEnterpriseManaged, PolicySettingsBody Settings,
    [property: JsonPropertyName("_links")] IReadOnlyDictionary<string, LinkBody> Links, int Revision, int Id, string Url,
    PolicyTypeBody Type);
