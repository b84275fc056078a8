namespace AdoEntra.Long.Kills;

/// <summary>One program that was ended, and what was wrong with what it left.</summary>
/// <param name="Seed">Everything random in it comes from this.</param>
/// <param name="Job">What was ended.</param>
/// <param name="Moment">When and how.</param>
/// <param name="HadEnded">Whether it was over before.</param>
/// <param name="Resumed">Whether the next run asked for the rest of a file only.</param>
/// <param name="Problems">None where all is well.</param>
internal sealed record KillCase(int Seed, Job Job, Moment Moment, bool HadEnded, bool Resumed, IReadOnlyList<string> Problems)
{
    public override string ToString() => $"{Job.Name}, {Moment}: {string.Join("; ", Problems)}";
}
