namespace AdoEntra.Resources;

/// <summary>Passes on those items of a list that match.</summary>
/// <param name="sink">Where they go.</param>
/// <param name="matches">Which of them.</param>
internal sealed class MatchingItems<T>(IItemSink<T> sink, Func<T, bool> matches) : IItemSink<T>
{
    /// <inheritdoc/>
    public bool IsSatisfied => sink.IsSatisfied;

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<T> items)
    {
        T[] wanted = [.. items.Where(matches)];
        return wanted.Length == 0 ? default : sink.WriteAsync(wanted);
    }

    /// <inheritdoc/>
    public ValueTask ReportAsync(AdoServiceException failure) => sink.ReportAsync(failure);
}
