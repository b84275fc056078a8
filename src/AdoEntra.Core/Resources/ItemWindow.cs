namespace AdoEntra.Resources;

/// <summary>The part of a list between skip and first: passes that on, and says when it has all of it.</summary>
/// <param name="sink">Where the items go.</param>
/// <param name="first">How many items at most.</param>
/// <param name="skip">How many items to pass over.</param>
internal sealed class ItemWindow<T>(IItemSink<T> sink, ulong first, ulong skip) : IItemSink<T>
{
    private ulong _skipped;
    private ulong _written;

    /// <inheritdoc/>
    public bool IsSatisfied => Volatile.Read(ref _written) >= first || sink.IsSatisfied;

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<T> items)
    {
        int from = (int)Math.Min(skip - _skipped, (ulong)items.Count);
        int count = (int)Math.Min(first - _written, (ulong)(items.Count - from));
        _skipped += (ulong)from;
        Volatile.Write(ref _written, _written + (ulong)count);
        return count == 0 ? default : sink.WriteAsync(count == items.Count ? items : items.Skip(from).Take(count).ToArray());
    }

    /// <inheritdoc/>
    public ValueTask ReportAsync(AdoServiceException failure) => sink.ReportAsync(failure);
}
