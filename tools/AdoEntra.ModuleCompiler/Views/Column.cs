using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>A column of a table.</summary>
/// <param name="Label">What its header says.</param>
/// <param name="Property">What it shows.</param>
internal sealed record Column(string Label, ModelProperty Property);
