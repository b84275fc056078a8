namespace AdoEntra.Core.Tests.Support;

/// <summary>Ends a test that would hang. Far longer than anything here takes, so it decides nothing but that.</summary>
internal static class Soon
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<T> OrFail<T>(this Task<T> task)
    {
        await ((Task)task).OrFail();
        return await task;
    }

    public static async Task OrFail(this Task task)
    {
        using var stop = new CancellationTokenSource();
        Task first = await Task.WhenAny(task, Task.Delay(Limit, stop.Token));
        stop.Cancel();
        if (first != task) throw new TimeoutException($"Did not end within {Limit.TotalSeconds:0} s.");
        await task;
    }
}
