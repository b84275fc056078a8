namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>A parameter or a type with its description.</summary>
internal sealed record Described(string Name, int Line, IReadOnlyList<string> Text);
