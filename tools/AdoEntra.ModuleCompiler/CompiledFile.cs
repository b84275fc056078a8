namespace AdoEntra.ModuleCompiler;

/// <summary>A file of the module, ready to be written.</summary>
/// <param name="Path">Where it goes, below the folder of the module.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record CompiledFile(string Path, byte[] Bytes);
