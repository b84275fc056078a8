namespace AdoEntra.Long.Report;

/// <summary>A line of the table.</summary>
/// <param name="Part">The part it belongs to.</param>
/// <param name="What">What was tested.</param>
/// <param name="Passed">How often it was right.</param>
/// <param name="Failed">How often not.</param>
/// <param name="Figures">How much that was, and what was met on the way.</param>
internal sealed record Row(string Part, string What, int Passed, int Failed, string Figures);
