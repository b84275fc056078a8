
namespace AdoEntra.Emulator.Organizations.Library;

/// <summary>A group of variables. Its number is the organization's.</summary>
internal sealed record VariableGroup(
    int Id, string Name, string Description, IReadOnlyList<Guid> Projects, IReadOnlyDictionary<string, GroupVariable> Variables,
    EmulatedIdentity CreatedBy, DateTime Created, EmulatedIdentity ChangedBy, DateTime Changed);
