using AdoEntra.Long.Fuzz;
using AdoEntra.Long.Kills;
using AdoEntra.Long.Large;

namespace AdoEntra.Long;

/// <summary>The parts there are, in the order of the table.</summary>
internal static class AllParts
{
    public static readonly string[] Names = [FuzzPart.OwnName, KillsPart.OwnName, LargePart.OwnName];

    public static IReadOnlyList<IPart> Create(Places places) => [new FuzzPart(places), new KillsPart(places), new LargePart(places)];
}
