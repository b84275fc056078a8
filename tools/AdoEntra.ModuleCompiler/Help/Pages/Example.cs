namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>An example: code to run, what it prints where that helps, and what it does.</summary>
internal sealed record Example(string Title, string Code, string? Output, IReadOnlyList<string> Explanation);
