using AdoEntra.Emulator.Requests;

namespace AdoEntra.Emulator;

/// <summary>The requests that arrived, the latest ones, in order of arrival. Each is in here before its answer begins.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly int _capacity;
    private TaskCompletionSource _arrival = NewArrival();
    private readonly Queue<RecordedRequest> _withBody = new();
    private long _keptBytes;
    private long _total;

    // How many bytes of bodies are kept in all.
    private const long BodyCapacity = 64L * 1024 * 1024;

    internal RequestLog(int capacity) => _capacity = capacity;

    /// <summary>How many requests arrived since the start, dropped and cleared ones included.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>The requests kept now.</summary>
    /// <param name="route">The route wanted, or all.</param>
    /// <returns>A list that does not change any more.</returns>
    public IReadOnlyList<RecordedRequest> List(EmulatedRoute route = default)
    {
        lock (_gate)
        {
            return [.. _requests.Where(request => route == EmulatedRoute.Any || request.Route == route)];
        }
    }

    /// <summary>The requests kept now of a route, by its name.</summary>
    /// <param name="route">The name of the route wanted.</param>
    /// <returns>A list that does not change any more.</returns>
    /// <exception cref="ArgumentException">There is no such route.</exception>
    public IReadOnlyList<RecordedRequest> List(string route) => List(EmulatedRoute.Named(route));

    /// <summary>Waits until at least so many requests are kept.</summary>
    /// <param name="count">The number waited for.</param>
    /// <param name="route">The route counted, or all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The requests, at least <paramref name="count"/> of them.</returns>
    public async Task<IReadOnlyList<RecordedRequest>> WaitForAsync(
        int count, EmulatedRoute route = default, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                next = _arrival.Task;
            }

            var requests = List(route);
            if (requests.Count >= count)
            {
                return requests;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets the requests so far.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _withBody.Clear();
            _keptBytes = 0;
        }
    }

    internal RecordedRequest Add(Func<long, RecordedRequest> make)
    {
        TaskCompletionSource arrived;
        RecordedRequest request;
        lock (_gate)
        {
            request = make(++_total);
            _requests.Enqueue(request);
            if (_requests.Count > _capacity)
            {
                _requests.Dequeue();
            }

            arrived = _arrival;
            _arrival = NewArrival();
        }

        arrived.SetResult();
        return request;
    }

    /// <summary>Adds its body to a request, at the cost of older bodies.</summary>
    internal void Keep(RecordedRequest request, RecordedBody body)
    {
        request.Keep(body);
        lock (_gate)
        {
            _withBody.Enqueue(request);
            _keptBytes += body.Kept.Length;
            while (_keptBytes > BodyCapacity || _withBody.Count > _capacity)
            {
                _keptBytes -= _withBody.Dequeue().DropBody();
            }
        }
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
