using System.Collections.Concurrent;

namespace AdoEntra.Base;

/// <summary>
/// Brings calls from other threads to the pipeline thread, which alone may write, and gives their outcome back. The queue is short:
/// a producer that is ahead waits, so memory stays flat and a consumer that stops early stops it soon.
/// </summary>
/// <remarks>A command opens and closes it for each of its inputs. What is posted in between is run with the next one.</remarks>
internal sealed class PipelinePump
{
    private const int MostWaiting = 4;

    private readonly object _lock = new();
    private readonly Queue<Call> _calls = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private int _pipelineThread;
    private bool _finished = true;
    private Exception? _broken;

    /// <summary>Takes calls from here on, for the thread that this is called on.</summary>
    public void Open()
    {
        lock (_lock) (_pipelineThread, _finished, _broken) = (Environment.CurrentManagedThreadId, false, null);
    }

    /// <summary>
    /// Makes a call: at once on the pipeline thread. From elsewhere it is queued, and done at once where there is room, otherwise when the
    /// pipeline thread has taken it.
    /// </summary>
    public ValueTask InvokeAsync(Action call)
    {
        if (Environment.CurrentManagedThreadId != _pipelineThread) return new(QueueAsync(call));
        call();
        return default;
    }

    /// <summary>
    /// Has the pipeline thread make a call as soon as it can, and waits for nothing: work that runs ahead posts while the pipeline is
    /// elsewhere.
    /// </summary>
    public void Post(Action call)
    {
        _posted.Enqueue(call);
        lock (_lock)
        {
            if (!_finished && _broken is null) Enqueue(new Call(RunPosted));
        }
    }

    /// <summary>Queues a call and waits for its outcome; null where the pipeline thread makes no calls any more.</summary>
    public async Task<T?> TryInvokeAsync<T>(Func<T> call)
        where T : class
    {
        T? result = null;
        var queued = new Call(() => result = call());
        lock (_lock)
        {
            if (_finished || _broken is not null) return null;
            Enqueue(queued);
        }

        try
        {
            await queued.Done.ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }

        return result;
    }

    /// <summary>
    /// Makes the queued calls on this thread until the body is done and the queue is empty. What a call throws comes out here as it
    /// is (a consumer that stops, breaks or throws is none of our business), and every waiting producer learns of it.
    /// </summary>
    /// <param name="body">The work.</param>
    /// <param name="waiting">Called once before the first wait, or the first call from elsewhere.</param>
    public void Run(Task body, Action waiting)
    {
        // Work that went on elsewhere may be over already; what it wrote is still in the queue.
        if (!body.IsCompleted || HasCalls)
        {
            waiting();
            RunCalls(body);
        }

        RunPosted();
    }

    /// <summary>Takes no calls from here on; pending calls fail.</summary>
    public void Close()
    {
        Finish();
        Break(new ObjectDisposedException(nameof(PipelinePump)));
    }

    private bool HasCalls
    {
        get
        {
            lock (_lock) return _calls.Count > 0;
        }
    }

    private Task QueueAsync(Action call)
    {
        var queued = new Call(call);
        lock (_lock)
        {
            if (_broken is not null) return Task.FromException(_broken);
            Enqueue(queued);
            return _calls.Count < MostWaiting ? Task.CompletedTask : queued.Done;
        }
    }

    private void Enqueue(Call call)
    {
        _calls.Enqueue(call);
        Monitor.PulseAll(_lock);
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out Action? call)) call();
    }

    private void RunCalls(Task body)
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
        lock (_lock)
        {
            while (_calls.Count == 0 && !_finished) Monitor.Wait(_lock);
            return _calls.Count > 0 ? _calls.Dequeue() : null;
        }
    }

    private void Finish()
    {
        lock (_lock)
        {
            _finished = true;
            Monitor.PulseAll(_lock);
        }
    }

    private void Break(Exception exception)
    {
        Call[] waiting;
        lock (_lock)
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
