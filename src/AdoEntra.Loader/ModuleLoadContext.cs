#if !NETFRAMEWORK
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AdoEntra.Loader;

/// <summary>
/// The load context that holds the whole module but this assembly. Other modules may bring older or newer copies of the same
/// dependencies; neither side sees the other's.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    // One for the process: type initializers run once, whichever runspaces import the module at the same time.
    private static readonly ModuleLoadContext s_instance = new();

    /// <summary>The major version of those of the framework's parts that we bring; a test holds it to the files.</summary>
    internal const int FrameworkParts = 10;

    private readonly string _folder;
    private readonly string? _nativeFolder;

    private ModuleLoadContext()
        : base("AdoEntra", isCollectible: false)
    {
        _folder = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        string native = Path.Combine(_folder, NativeFolderName);
        _nativeFolder = Directory.Exists(native) ? native : null;
    }

    // A runtime reads native code of its own major version only, and silently treats any other file as plain IL. Where no such
    // folder is shipped, the IL serves.
    private static string NativeFolderName =>
        $"net{Environment.Version.Major}-{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsLinux() ? "linux" : "other")}-"
        + (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "x64" : "other");

    /// <summary>The assembly that PowerShell has to import. One for the process, whichever runspace asks first and how often.</summary>
    public static Assembly LoadModule()
    {
        // By path, Core first: these two need no search.
        s_instance.LoadFromAssemblyPath(s_instance.Find("AdoEntra.Core.dll")!);
        return s_instance.LoadFromAssemblyPath(s_instance.Find("AdoEntra.dll")!);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        Find(assemblyName.Name + ".dll") is { } file && !HostHasIt(assemblyName) ? LoadFromAssemblyPath(file) : null;

    // What is not in the folder (System.Management.Automation, the framework) comes from the host.
    private string? Find(string file)
    {
        string plain = Path.Combine(_folder, file);
        if (!File.Exists(plain)) return null;
        return _nativeFolder is not null && Path.Combine(_nativeFolder, file) is { } native && File.Exists(native) ? native : plain;
    }

    /// <summary>
    /// Whether the framework that PowerShell runs on has this very part of it, new enough: its copy is compiled, and often loaded, already.
    /// Only the framework's own System.* parts; everything else is always ours. Decided by our file and not by the version that is asked
    /// for: of two of ours that ask for different ones, one would get the host's and the other ours, whose types are not the same.
    /// </summary>
    private static bool HostHasIt(AssemblyName assemblyName) =>
        Environment.Version.Major >= FrameworkParts
        && assemblyName.Name!.StartsWith("System.", StringComparison.Ordinal)
        && File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), assemblyName.Name + ".dll"));
}
#endif
