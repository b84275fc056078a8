using System.Runtime.CompilerServices;

namespace AdoEntra.Resources;

/// <summary>Does something for each of many: several at once, the results in the order of what they are for.</summary>
internal static class Concurrently
{
    /// <summary>How many requests are under way at once where nothing else is said.</summary>
    public const int Usual = 8;

    /// <param name="items">What it is done for.</param>
    /// <param name="most">How many are under way at once.</param>
    /// <param name="work">Does it for one of them.</param>
    /// <param name="size">How large one of them is; null where that does not matter.</param>
    /// <param name="largest">How large those may be together that are under way; a larger one has no other beside it.</param>
    /// <param name="cancellationToken">Ends all of them.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IEnumerable<T> items,
        int most,
        Func<T, CancellationToken, Task<TResult>> work,
        Func<T, long>? size = null,
        long largest = long.MaxValue,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<(Task<TResult> Result, long Size)> running = new();
        long together = 0;
        try
        {
            foreach (T item in items)
            {
                long own = size?.Invoke(item) ?? 0;
                while (running.Count > 0 && (running.Count >= most || together + own > largest))
                {
                    TResult result = await running.Peek().Result.ConfigureAwait(false);
                    together -= running.Dequeue().Size;
                    yield return result;
                }

                running.Enqueue((work(item, stop.Token), own));
                together += own;
            }

            while (running.Count > 0)
            {
                yield return await running.Peek().Result.ConfigureAwait(false);
                running.Dequeue();
            }
        }
        finally
        {
            stop.Cancel();
        }
    }
}
