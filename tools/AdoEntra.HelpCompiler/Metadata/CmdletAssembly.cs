using System.Reflection;

namespace AdoEntra.HelpCompiler.Metadata;

/// <summary>The cmdlets of an assembly, inspected without running any of it.</summary>
internal static class CmdletAssembly
{
    /// <summary>Reads the cmdlets, in the order of their names.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="references">Folders and files with the assemblies it refers to; its own folder and the runtime come after them.</param>
    /// <exception cref="IOException">The assembly or one that it needs is not there.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static IReadOnlyList<Cmdlet> Read(string path, IEnumerable<string> references)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(Candidates(path, references)));
        Type[] types = context.LoadFromAssemblyPath(path).GetTypes();
        return [.. types.Select(CmdletReader.TryRead).OfType<Cmdlet>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];
    }

    // One file for each name, the first that is found: what the caller names wins over what happens to lie about.
    private static IEnumerable<string> Candidates(string path, IEnumerable<string> references)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return references
            .Append(Path.GetDirectoryName(path)!)
            .Append(runtime)
            .SelectMany(Files)
            .Prepend(path)
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
