namespace AdoEntra.Long.Children;

/// <summary>The processes that carry a marker in their environment, as Linux tells it.</summary>
internal static class ChildProcesses
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until there is none any more; the names of those that stay.</summary>
    public static async Task<IReadOnlyList<string>> StayingAsync(string marker, TimeSpan patience, CancellationToken stop)
    {
        DateTime end = DateTime.UtcNow + patience;
        while (true)
        {
            string[] names = Running(marker);
            if (names.Length == 0 || DateTime.UtcNow >= end) return names;
            await Task.Delay(s_interval, stop);
        }
    }

    private static string[] Running(string marker) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(static folder => int.TryParse(Path.GetFileName(folder), out _))
            .Select(folder => Name(folder, marker)).OfType<string>(),
    ];

    // A process may end between any two lines; one that is over but not yet collected has no environment.
    private static string? Name(string folder, string marker)
    {
        try
        {
            string environment = File.ReadAllText(Path.Combine(folder, "environ"));
            if (!environment.Contains(marker, StringComparison.Ordinal)) return null;
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ').Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
