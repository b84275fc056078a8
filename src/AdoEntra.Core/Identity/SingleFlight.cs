namespace AdoEntra.Identity;

/// <summary>
/// Lets callers who want the same thing at the same time share one piece of work. The work is cancelled when the last of them
/// has given up, not when the first has.
/// </summary>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Flight> _flights = [];

    /// <summary>Joins the work under way for this key, or starts it.</summary>
    /// <param name="key">What is wanted.</param>
    /// <param name="work">Does it; started off the caller's thread.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    public async Task<TResult> RunAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight = Join(key, work);
        try
        {
            return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private Flight Join(TKey key, Func<CancellationToken, Task<TResult>> work)
    {
        lock (_flights)
        {
            if (_flights.TryGetValue(key, out Flight? flight))
            {
                flight.Waiting++;
                return flight;
            }

            flight = new Flight(work);
            _flights.Add(key, flight);
            return flight;
        }
    }

    private void Leave(TKey key, Flight flight)
    {
        lock (_flights)
        {
            if (--flight.Waiting > 0 && !flight.Task.IsCompleted) return;

            // Done, or no caller is waiting any more: the next caller starts again.
            if (_flights.TryGetValue(key, out Flight? current) && current == flight) _flights.Remove(key);
            if (flight.Waiting > 0) return;
        }

        flight.End();
    }

#pragma warning disable CA1001 // The work itself disposes it when it has ended; the flight has no owner who could.
    private sealed class Flight
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _cancellation = new();

        public Flight(Func<CancellationToken, Task<TResult>> work)
        {
            CancellationToken token = _cancellation.Token;
            Task = System.Threading.Tasks.Task.Run(() => work(token), token);
        }

        public Task<TResult> Task { get; }

        public int Waiting { get; set; } = 1;

        public void End()
        {
            _cancellation.Cancel();
            // A caller that left early does not see how the work ended; a failure there is not reported.
            Task.ContinueWith(
                static (task, state) =>
                {
                    _ = task.Exception;
                    ((CancellationTokenSource)state!).Dispose();
                },
                _cancellation,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
