using System.Reflection;
using System.Runtime.CompilerServices;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>The assemblies of the built package, opened for looking at and never run; and where the repository is.</summary>
public sealed class ProductAssemblies : IDisposable
{
    private readonly MetadataLoadContext _context;

    public ProductAssemblies()
    {
        string modern = Path.Combine(PackageFolder, "bin", "Core");
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> files = Directory.GetFiles(modern, "*.dll")
            .Concat(Directory.GetFiles(framework, "*.dll"))
            .Append(typeof(System.Management.Automation.Cmdlet).Assembly.Location)
            .GroupBy(Path.GetFileName).Select(static same => same.First());
        _context = new MetadataLoadContext(new PathAssemblyResolver(files));
        Core = _context.LoadFromAssemblyPath(Path.Combine(modern, "AdoEntra.Core.dll"));
        Cmdlets = _context.LoadFromAssemblyPath(Path.Combine(modern, "AdoEntra.dll"));
        Loader = _context.LoadFromAssemblyPath(Path.Combine(modern, "AdoEntra.Loader.dll"));
    }

    public static string Root { get; } = FindRoot();

    public static string PackageFolder => Directory.GetDirectories(Path.Combine(Root, "output", "AdoEntra")).Single();

    public Assembly Core { get; }

    public Assembly Cmdlets { get; }

    public Assembly Loader { get; }

    /// <summary>The cmdlet classes, with the name users type.</summary>
    public IReadOnlyDictionary<string, Type> CommandClasses =>
        Cmdlets
            .GetTypes()
            .Select(static type =>
                (
                    Type: type,
                    Attribute: type.GetCustomAttributesData().FirstOrDefault(static data => data.AttributeType.Name == "CmdletAttribute")
                )
            )
            .Where(static pair => pair.Attribute is not null)
            .ToDictionary(
                static pair => $"{pair.Attribute!.ConstructorArguments[0].Value}-{pair.Attribute.ConstructorArguments[1].Value}",
                static pair => pair.Type
            );

    public void Dispose() => _context.Dispose();

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // A deterministic build maps source paths away; the output folder is inside the repository in both cases.
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AdoEntra.sln"))) return folder;
        }

        throw new DirectoryNotFoundException($"AdoEntra.sln is in no folder above {AppContext.BaseDirectory} ({thisFile}).");
    }
}
