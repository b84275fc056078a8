using System.Collections.Concurrent;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>Decisions that a test makes itself, about the needs of a stage of one run.</summary>
internal sealed class StageRulings : IStageGate
{
    private readonly ConcurrentDictionary<(int Build, string Stage), StageRuling> _rulings = new();

    /// <summary>Lets a stage begin, or not.</summary>
    public void Rule(int build, string stage, bool isGranted, DateTime at) => _rulings[(build, stage)] = new(isGranted, at);

    public StageRuling? Ask(Build build, string stage, StageNeed need) => _rulings.GetValueOrDefault((build.Id, stage));
}
