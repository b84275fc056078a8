namespace AdoEntra.Resources;

/// <summary>Where the items of a list go, and what failed for one of them alone.</summary>
internal interface IItemSink<in T>
{
    /// <summary>True when nothing more is wanted.</summary>
    bool IsSatisfied { get; }

    ValueTask WriteAsync(IReadOnlyList<T> items);

    ValueTask ReportAsync(AdoServiceException failure);
}
