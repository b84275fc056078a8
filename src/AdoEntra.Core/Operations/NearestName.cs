namespace AdoEntra.Operations;

/// <summary>Helps with a name that is not there: which one was meant, and which ones there are.</summary>
internal static class NearestName
{
    // An organization has more than a hundred areas; an error is no manual.
    private const int LongestList = 60;

    /// <summary>The name that is a slip of the fingers away, or that begins alike; null where none is.</summary>
    public static string? Of(string name, IEnumerable<string> names)
    {
        string? nearest = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in names)
        {
            if (Math.Abs(name.Length - candidate.Length) >= least) continue;
            int distance = Distance(name, candidate);
            if (distance < least) (nearest, least) = (candidate, distance);
        }

        return nearest
            ?? names.FirstOrDefault(candidate => name.Length > 1 && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The names in a sentence.</summary>
    public static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(LongestList)) + (names.Count > LongestList ? $" and {names.Count - LongestList} more" : string.Empty);

    /// <summary>
    /// How many letters have to be put in, taken out, replaced or exchanged with their neighbour (the optimal string alignment distance).
    /// </summary>
    private static int Distance(string left, string right)
    {
        int[,] steps = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int differs = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int step = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + differs);
                bool exchanged = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                steps[i, j] = exchanged ? Math.Min(step, steps[i - 2, j - 2] + 1) : step;
            }
        }

        return steps[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
