namespace AdoEntra.Commands;

/// <summary>The names of the ways to merge, as parameters have them and as the service does.</summary>
internal static class MergeStrategies
{
    /// <summary>The service's name: <c>noFastForward</c>; null for null.</summary>
    public static string? NameOf(string? strategy) => strategy switch
    {
        null => null,
        _ when strategy.Equals("NoFastForward", StringComparison.OrdinalIgnoreCase) => "noFastForward",
        _ when strategy.Equals("RebaseMerge", StringComparison.OrdinalIgnoreCase) => "rebaseMerge",
        _ => strategy.ToLowerInvariant(),
    };
}
