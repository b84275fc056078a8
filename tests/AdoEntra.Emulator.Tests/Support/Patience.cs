namespace AdoEntra.Emulator.Tests.Support;

/// <summary>How long a test waits for what has to happen: so long that only what hangs takes longer, however busy the machine is.</summary>
internal static class Patience
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>A token that ends such a wait.</summary>
    public static CancellationToken Token => new CancellationTokenSource(Longest).Token;

    public static Task<T> InTimeAsync<T>(this Task<T> task) => task.WaitAsync(Longest);

    public static Task InTimeAsync(this Task task) => task.WaitAsync(Longest);
}
