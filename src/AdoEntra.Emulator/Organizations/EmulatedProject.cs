using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Policies;

namespace AdoEntra.Emulator;

/// <summary>
/// A project of an emulated organization. The properties are those of <c>TeamProjectReference</c> in the service's 7.1 contract.
/// </summary>
public sealed class EmulatedProject
{
    private Policies? _policies;

    /// <summary>The project's id, the same in every run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name, as shown; not percent-encoded.</summary>
    public required string Name { get; init; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The state: <c>wellFormed</c>, <c>createPending</c>, <c>deleting</c>, <c>new</c>, <c>unchanged</c> or <c>deleted</c>.
    /// </summary>
    public string State { get; init; } = "wellFormed";

    /// <summary>The visibility: <c>private</c> or <c>public</c>.</summary>
    public string Visibility { get; init; } = "private";

    /// <summary>The revision number.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>When the project was last changed, UTC.</summary>
    public DateTime LastUpdateTime { get; init; }

    /// <summary>The repositories as they are now, hidden ones included, in the order in which they are listed.</summary>
    public IReadOnlyList<EmulatedRepository> Repositories
    {
        get => RepositoryList.Items;
        init => RepositoryList = new(value);
    }

    internal Policies Policies => LazyInitializer.EnsureInitialized(ref _policies, () => new Policies(this));

    internal SharedList<DeletedRepository> Deleted { get; } = new([]);

    internal SharedList<EmulatedRepository> RepositoryList { get; private init; } = new([]);
}
