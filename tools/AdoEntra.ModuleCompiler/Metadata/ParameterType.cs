namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>A type by its display names.</summary>
/// <param name="FullName">Namespace and name, as in <c>System.String[]</c>.</param>
/// <param name="ShortName">As in the syntax lines of Get-Command: <c>string[]</c>.</param>
/// <param name="IsSwitch">Whether it takes no value.</param>
/// <param name="IsArray">Whether it takes several values.</param>
internal sealed record ParameterType(string FullName, string ShortName, bool IsSwitch, bool IsArray);
