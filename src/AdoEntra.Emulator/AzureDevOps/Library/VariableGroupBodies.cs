using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Graph;

namespace AdoEntra.Emulator.AzureDevOps.Library;

// [D] distributedTask-7.1 VariableGroup.

/// <summary>A variable; of a secret one there is no value.</summary>
internal sealed record GroupVariableBody(string? Value, bool? IsSecret, bool? IsReadOnly);

internal sealed record GroupProjectBody(Guid Id, string Name);

internal sealed record GroupProjectReferenceBody(GroupProjectBody ProjectReference, string Name, string Description);

internal sealed record VariableGroupBody(
    IReadOnlyDictionary<string, GroupVariableBody> Variables, int Id, string Type, string Name, string Description,
    IdentityReferenceBody CreatedBy, DateTime CreatedOn, IdentityReferenceBody ModifiedBy, DateTime ModifiedOn, bool IsShared,
    JsonElement? ProviderData, IReadOnlyList<GroupProjectReferenceBody> VariableGroupProjectReferences);
