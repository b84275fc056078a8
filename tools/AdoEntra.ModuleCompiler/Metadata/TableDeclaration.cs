namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>The columns that a model declares, as they are written there.</summary>
/// <param name="Columns">Those of its table.</param>
/// <param name="More">Those of the tool's tab-separated text alone.</param>
internal sealed record TableDeclaration(IReadOnlyList<string> Columns, IReadOnlyList<string> More);
