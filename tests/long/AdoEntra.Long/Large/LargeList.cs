using AdoEntra.Emulator;

namespace AdoEntra.Long.Large;

/// <summary>A long list that a program reads and prints, an item a line.</summary>
/// <param name="Name">How it is called in the table.</param>
/// <param name="Organization">What is in the organization.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record LargeList(string Name, EmulatorOptions Organization, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The ids or names that have to come, in their order.</summary>
    public required Func<EmulatorHost, CancellationToken, Task<IReadOnlyList<string>>> Expected { get; init; }

    /// <summary>The id or name in a line; null where the line is no item.</summary>
    public required Func<string, string?> KeyOf { get; init; }

    /// <summary>What goes wrong meanwhile, by the seed.</summary>
    public required Func<int, IReadOnlyDictionary<EmulatedRoute, Fault[]>> Faults { get; init; }
}
