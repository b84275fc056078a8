using System.Reflection;

namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>What the module's assemblies have that help and views describe, inspected without running any of it.</summary>
/// <param name="Cmdlets">The cmdlets, in the order of their names.</param>
/// <param name="Models">The types of the objects that they give out, in the order of their names.</param>
internal sealed record ModuleTypes(IReadOnlyList<Cmdlet> Cmdlets, IReadOnlyList<Model> Models)
{
    /// <summary>Reads both.</summary>
    /// <param name="cmdlets">The assembly with the cmdlets.</param>
    /// <param name="models">The assembly with the models; it may be the same.</param>
    /// <param name="references">Folders and files with the assemblies they refer to; their own folders and the runtime come after.</param>
    /// <exception cref="IOException">An assembly or one that it needs is not there.</exception>
    /// <exception cref="BadImageFormatException">A file is no assembly.</exception>
    public static ModuleTypes Read(string cmdlets, string models, IEnumerable<string> references)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(Candidates([cmdlets, models], references)));
        return new ModuleTypes(
            Read(context, cmdlets, CmdletReader.TryRead, cmdlet => cmdlet.Name),
            Read(context, models, ModelReader.TryRead, model => model.FullName));
    }

    private static T[] Read<T>(MetadataLoadContext context, string path, Func<Type, T?> read, Func<T, string> name)
        where T : class =>
        [.. context.LoadFromAssemblyPath(path).GetTypes().Select(read).OfType<T>().OrderBy(name, StringComparer.Ordinal)];

    // One file for each name, the first that is found: what the caller names wins over what happens to lie about.
    private static IEnumerable<string> Candidates(string[] assemblies, IEnumerable<string> references)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return assemblies
            .Concat(
                references
                    .Concat(assemblies.Select(assembly => Path.GetDirectoryName(assembly)!))
                    .Append(runtime)
                    .SelectMany(Files))
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Files(string reference)
    {
        if (File.Exists(reference))
        {
            return [reference];
        }

        return Directory.Exists(reference)
            ? Directory.EnumerateFiles(reference, "*.dll").Order(StringComparer.Ordinal)
            : throw new DirectoryNotFoundException($"The reference '{reference}' does not exist.");
    }
}
