using System.Runtime.ExceptionServices;

namespace AdoEntra.Base;

/// <summary>
/// Brings calls from other threads to the pipeline thread, which alone may write, and gives their outcome back. The queue is short:
/// a producer that is ahead waits, so memory stays flat and a consumer that stops early stops it soon.
/// </summary>
internal sealed class PipelinePump
{
    private const int MostWaiting = 4;

    private readonly object _gate = new();
    private readonly Queue<Call> _calls = new();
    private bool _finished;
    private Exception? _broken;

    /// <summary>Queues a call. Done at once where there is room; otherwise when the pipeline thread has taken it.</summary>
    public Task PostAsync(Action call)
    {
        var posted = new Call(call);
        lock (_gate)
        {
            if (_broken is not null) return Task.FromException(_broken);
            _calls.Enqueue(posted);
            Monitor.PulseAll(_gate);
            return _calls.Count < MostWaiting ? Task.CompletedTask : posted.Done;
        }
    }

    /// <summary>Queues a call and waits for its outcome; null where nobody makes calls any more.</summary>
    public async Task<T?> TryAskAsync<T>(Func<T> call)
        where T : class
    {
        T? result = null;
        var posted = new Call(() => result = call());
        lock (_gate)
        {
            if (_finished || _broken is not null) return null;
            _calls.Enqueue(posted);
            Monitor.PulseAll(_gate);
        }

        try
        {
            await posted.Done.ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }

        return result;
    }

    /// <summary>Nobody makes calls from here on; what waits is told so.</summary>
    public void Close()
    {
        Finish();
        Break(new ObjectDisposedException(nameof(PipelinePump)));
    }

    /// <summary>
    /// Makes the queued calls on this thread until the body is done and the queue is empty. What a call throws comes out here as it
    /// is (a consumer that stops, breaks or throws is none of our business), and every waiting producer learns of it.
    /// </summary>
    public void Run(Task body)
    {
        _ = body.ContinueWith(
            static (_, pump) => ((PipelinePump)pump!).Finish(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        while (Next() is { } call)
        {
            try
            {
                call.Make();
            }
            catch (Exception exception)
            {
                Break(exception);
                throw;
            }
        }
    }

    private Call? Next()
    {
        lock (_gate)
        {
            while (_calls.Count == 0 && !_finished) Monitor.Wait(_gate);
            return _calls.Count > 0 ? _calls.Dequeue() : null;
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            _finished = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Break(Exception exception)
    {
        Call[] waiting;
        lock (_gate)
        {
            _broken = exception;
            waiting = _calls.ToArray();
            _calls.Clear();
        }

        foreach (Call call in waiting) call.Fail(exception);
    }

    private sealed class Call(Action action)
    {
        // Asynchronous continuations: the producer's code must not run on the pipeline thread, inside the pump.
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public void Make()
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                _done.TrySetException(exception);
                throw;
            }

            _done.TrySetResult(true);
        }

        public void Fail(Exception exception) => _done.TrySetException(exception);
    }
}
