using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>What a stage waits for before it begins.</summary>
/// <param name="Kind">
/// <c>Approval</c>, <c>Authorization</c>, <c>TaskCheck</c>: what stands behind <c>Checkpoint.</c> in the timeline.
/// </param>
/// <param name="ResourceType">The kind of the resource that it protects: <c>environment</c>, <c>endpoint</c>, <c>queue</c>.</param>
/// <param name="ResourceId">The id of that resource.</param>
/// <param name="ResourceName">Its name.</param>
internal sealed record StageNeed(string Kind, string ResourceType, string ResourceId, string ResourceName)
{
    /// <summary>The id of its record in the timeline; of an approval it is that of the approval [C].</summary>
    public Guid Id(Build build, string stage) => StableGuid.From($"need/{build.Id}/{stage}/{Kind}/{ResourceType}/{ResourceId}");

    /// <summary>The id of the checkpoint of a stage, which is that of its suite of checks [I].</summary>
    public static Guid Suite(Build build, string stage) => StableGuid.From($"checkpoint/{build.Id}/{stage}");
}

/// <summary>
/// Decides about needs of stages: approvals, checks, permissions. Those that are emulated are in
/// <see cref="EmulatedOrganization.StageGates"/>; the first that knows a need decides. A need that none knows keeps its stage waiting.
/// </summary>
internal interface IStageGate
{
    /// <summary>What is decided so far; null where the need is none of its own.</summary>
    /// <param name="build">The run.</param>
    /// <param name="stage">The stage that waits.</param>
    /// <param name="need">What it waits for.</param>
    StageRuling? Ask(Build build, string stage, StageNeed need);
}

/// <summary>A decision about a need.</summary>
/// <param name="IsGranted">True where the stage may begin, false where it may not, null where it still waits.</param>
/// <param name="At">When that was decided.</param>
internal sealed record StageRuling(bool? IsGranted, DateTime At);
