namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>A property of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The full name of its type; of a nullable one that of the type below.</param>
/// <param name="DeclaredIn">The full name of the class that declares it.</param>
internal sealed record ModelProperty(string Name, string Type, string DeclaredIn);
