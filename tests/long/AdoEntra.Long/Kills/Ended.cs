namespace AdoEntra.Long.Kills;

/// <summary>How a run of a program ended.</summary>
/// <param name="ExitCode">128 and the number of the signal where one ended it.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
/// <param name="Time">How long it took.</param>
internal sealed record Ended(int ExitCode, string Output, string Error, TimeSpan Time);
