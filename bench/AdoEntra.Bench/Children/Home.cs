using AdoEntra.Emulator;

namespace AdoEntra.Bench.Children;

/// <summary>
/// A home of our own for the measured processes, and their environment: nothing of the user's profile, modules, proxies or runtime
/// settings, and only the compared modules to be found. Deleted at the end.
/// </summary>
internal sealed class Home : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoentra-bench-").FullName;

    public Home(Places places)
    {
        CopyFolder(places.Module, Path.Combine(Modules, "AdoEntra"));
        CopyFolder(places.EmptyModule, Path.Combine(Modules, "EmptyBinary", "1.0.0"));
    }

    private string Modules => Path.Combine(_folder, "modules");

    /// <summary>The whole environment of a measured process.</summary>
    /// <param name="emulator">Where it is to go; null where it goes nowhere.</param>
    public Dictionary<string, string?> Environment(EmulatorHost? emulator)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = _folder,
            ["LANG"] = "en_US.UTF-8",
            ["PSModulePath"] = Modules,
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_UPDATECHECK"] = "Off",
            ["DOTNET_ROOT"] = Places.DotNet,
        };
        emulator?.ApplyTo(environment);
        return environment;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
