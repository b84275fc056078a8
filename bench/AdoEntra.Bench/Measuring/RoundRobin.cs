namespace AdoEntra.Bench.Measuring;

/// <summary>
/// Takes every reading of a round before the next round, so that what else the machine does hits all alike, and forgets the first round:
/// it warms the disk cache and the server.
/// </summary>
internal static class RoundRobin
{
    /// <param name="what">For the progress on stderr.</param>
    /// <param name="rounds">The rounds that count.</param>
    /// <param name="readings">Each takes one reading; told whether it counts.</param>
    /// <param name="stop">Ends it between two readings.</param>
    public static async Task RunAsync(string what, int rounds, IReadOnlyList<Func<bool, Task>> readings, CancellationToken stop)
    {
        for (int round = 0; round <= rounds; round++)
        {
            Progress.Show($"{what}: {(round == 0 ? "warm-up" : $"round {round} of {rounds}")}");
            for (int i = 0; i < readings.Count; i++)
            {
                stop.ThrowIfCancellationRequested();
                // Another order in every other round: no candidate always runs behind the same one.
                await readings[round % 2 == 0 ? i : readings.Count - 1 - i](round > 0);
            }
        }

        Progress.Clear();
    }
}
