using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Organizations.Checks;

/// <summary>A check of a resource. Its approvers are kept by their ids.</summary>
internal sealed record CheckConfiguration(
    int Id, CheckType Type, GuardedResource Resource, string? ResourceName, JsonObject Settings, int Timeout, bool IsDisabled,
    EmulatedIdentity CreatedBy, DateTime Created, EmulatedIdentity ChangedBy, DateTime Changed);

/// <summary>A type of check. [C] The ids and names are those of the Terraform provider.</summary>
internal sealed record CheckType(Guid Id, string Name)
{
    public static CheckType Approval { get; } = new(new("8c6f20a7-a545-4486-9777-f762fafe0d4d"), "Approval");

    public static CheckType Task { get; } = new(new("fe1de3ee-a436-41b4-bb20-f6eb4cb879a7"), "Task Check");

    public static CheckType Extends { get; } = new(new("4020e66e-b0f3-47e1-bc88-48f3cc59b5f3"), "ExtendsCheck");

    public static CheckType Lock { get; } = new(new("2ef31ad6-baa0-403a-8b45-2cbc9b4e5563"), "ExclusiveLock");

    public static IReadOnlyList<CheckType> All { get; } = [Approval, Task, Extends, Lock];
}
