#if NETFRAMEWORK
using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Loader;

/// <summary>
/// On Windows PowerShell there are no load contexts and no binding redirects: what one of our assemblies asks for in an older version
/// than the one shipped beside it is found here. Answers for our own assemblies alone; what other modules ask for is theirs.
/// </summary>
public sealed class AssemblyResolver : IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(AssemblyResolver).Assembly.Location)!;
    private static readonly object s_gate = new();
    private static int s_imports;

    /// <summary>The assembly that PowerShell has to import. Begins to answer; runspaces share the process's handler.</summary>
    public static Assembly LoadModule()
    {
        Assembly module = Assembly.LoadFrom(Path.Combine(s_folder, "AdoEntra.dll"));
        lock (s_gate)
        {
            if (s_imports++ == 0) AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }

        return module;
    }

    /// <summary>
    /// Ends to answer when the last import is gone. PowerShell calls it when the loader's own module is removed, with AdoEntra.
    /// </summary>
    /// <param name="psModuleInfo">The loader's module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (s_gate)
        {
            if (s_imports > 0 && --s_imports == 0) AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    /// <summary>The assembly to give for a request that the runtime could not serve; null where the request is not ours to serve.</summary>
    /// <param name="wanted">The full name asked for.</param>
    /// <param name="requester">The folder of the assembly that asks; null where the runtime does not tell.</param>
    /// <param name="folder">The folder of our assemblies.</param>
    internal static string? Find(AssemblyName wanted, string? requester, string folder)
    {
        string file = Path.Combine(folder, wanted.Name + ".dll");
        if (!File.Exists(file)) return null;
        AssemblyName shipped = AssemblyName.GetAssemblyName(file);
        if (!shipped.GetPublicKeyToken().SequenceEqual(wanted.GetPublicKeyToken() ?? [])) return null;

        // Unknown requester: only the exact name, which no other module can have meant otherwise.
        bool ours = requester is null
            ? shipped.Version == wanted.Version
            : string.Equals(requester, folder, StringComparison.OrdinalIgnoreCase) && shipped.Version >= wanted.Version;
        return ours ? file : null;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        string? requester = args.RequestingAssembly is { IsDynamic: false, Location.Length: > 0 } assembly
            ? Path.GetDirectoryName(assembly.Location)
            : null;
        return Find(new AssemblyName(args.Name), requester, s_folder) is { } file ? Assembly.LoadFrom(file) : null;
    }
}
#endif
