
using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Library;

/// <summary>
/// A group of variables. Its number is the organization's. One of a key vault has the vault's data, and no values.
/// </summary>
internal sealed record VariableGroup(
    int Id, string Name, string Description, IReadOnlyList<Guid> Projects, IReadOnlyDictionary<string, GroupVariable> Variables,
    EmulatedIdentity CreatedBy, DateTime Created, EmulatedIdentity ChangedBy, DateTime Changed)
{
    public string Type { get; init; } = "Vsts";

    public JsonElement? ProviderData { get; init; }
}
