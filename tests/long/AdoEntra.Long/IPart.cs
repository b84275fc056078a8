using AdoEntra.Long.Report;

namespace AdoEntra.Long;

/// <summary>One kind of test that takes as long as it is given.</summary>
internal interface IPart
{
    string Name { get; }

    /// <param name="time">How long; what has begun by then is ended.</param>
    /// <param name="seed">Where chance begins; null for anywhere.</param>
    /// <param name="results">Called for every failure at once, and of what was done at the end.</param>
    /// <param name="stop">Ends it.</param>
    Task RunAsync(TimeSpan time, int? seed, Results results, CancellationToken stop);
}
