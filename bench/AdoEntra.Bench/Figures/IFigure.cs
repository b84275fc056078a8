using AdoEntra.Bench.Report;

namespace AdoEntra.Bench.Figures;

/// <summary>A figure: what is run, and the lines it gives.</summary>
internal interface IFigure
{
    string Name { get; }

    /// <summary>Enough for a busy machine.</summary>
    int DefaultRounds { get; }

    Task TakeAsync(int rounds, List<Line> lines, CancellationToken stop);
}
