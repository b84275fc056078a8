namespace AdoEntra.Bench;

/// <summary>How busy the machine is: a reader of the figures has to know.</summary>
internal static class LoadAverage
{
    private const string Source = "/proc/loadavg";

    public static string Now =>
        File.Exists(Source) ? $"load average {string.Join(' ', File.ReadAllText(Source).Split(' ')[..3])}" : "load average unknown";
}
