using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>
/// A cmdlet that gives out what it reads while it comes, with <c>-First</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c>. What its input
/// asks for is fetched ahead, several at once, and comes out in the order of the input.
/// </summary>
/// <typeparam name="T">What it gives out.</typeparam>
public abstract class StreamCmdlet<T> : ServiceCmdlet
{
    private IItemSink<T>? _output;
    private Prefetcher<T>? _ahead;

    private protected StreamCmdlet()
    {
    }

    /// <summary>
    /// How many requests are under way at once where the input asks for many. Default: 8; with -First one at a time.
    /// </summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number from 1 to 64.")]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Whether this input waits until the one before it is done, as where something is changed.</summary>
    private protected virtual bool OneAtATime => false;

    /// <summary>How many requests the work of this input may have under way at once: from the second on it is not the only one.</summary>
    private protected int Parallelism => _ahead is null ? Limit : 1;

    private int Limit =>
        PagingParameters.First != ulong.MaxValue && !MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) ? 1 : ThrottleLimit;

    /// <summary>
    /// What this input asks for. Called for each input, on the pipeline thread: the work takes the values of the parameters with it, since
    /// they are the next input's by the time it runs.
    /// </summary>
    private protected abstract Func<IItemSink<T>, CancellationToken, Task> Work();

    /// <inheritdoc/>
    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        // The service names no total anywhere, and counting would mean reading all.
        if (PagingParameters.IncludeTotalCount) await WriteAsync(PagingParameters.NewTotalCount(0, 0)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected sealed override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _output ??= new ItemWindow<T>(new Sink(this), PagingParameters.First, PagingParameters.Skip);
        Func<IItemSink<T>, CancellationToken, Task> work = Work();
        _ahead ??= new Prefetcher<T>(Limit, _output);
        return OneAtATime ? work(_output, cancellationToken) : _ahead.AddAsync(work, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override Task EndAsync(CancellationToken cancellationToken) =>
        _ahead?.CompleteAsync(cancellationToken) ?? Task.CompletedTask;

    private sealed class Sink(StreamCmdlet<T> cmdlet) : IItemSink<T>
    {
        public bool IsSatisfied => false;

        public ValueTask WriteAsync(IReadOnlyList<T> items) => cmdlet.WriteAllAsync(items);

        public ValueTask ReportAsync(AdoServiceException failure) => cmdlet.WriteErrorAsync(failure);
    }
}
