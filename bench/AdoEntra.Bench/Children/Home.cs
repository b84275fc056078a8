using System.Security.Cryptography;
using System.Text;
using AdoEntra.Emulator;

namespace AdoEntra.Bench.Children;

/// <summary>
/// Homes of our own for the measured processes, and their environment: nothing of the user's profile, modules, proxies or runtime
/// settings, and only the compared modules to be found. Each row has a home for itself, since the shell keeps there what it compiled in its
/// last session and compiles that ahead in the next: rows by turns in one home would each find what another had needed. Deleted at the end.
/// </summary>
internal sealed class Home : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoentra-bench-").FullName;

    public Home(Places places)
    {
        Directory.CreateDirectory(First);
        CopyFolder(places.Module, Path.Combine(Modules, "AdoEntra"));
        CopyFolder(places.EmptyModule, Path.Combine(Modules, "EmptyBinary", "1.0.0"));
    }

    private string Modules => Path.Combine(_folder, "modules");

    private string First => Path.Combine(_folder, "first");

    /// <summary>The whole environment of a measured process.</summary>
    /// <param name="emulator">Where it is to go; null where it goes nowhere.</param>
    /// <param name="row">The row that is measured; null for the first session, which all of them have had.</param>
    public Dictionary<string, string?> Environment(EmulatorHost? emulator, string? row)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = row is null ? First : HomeOf(row),
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

    private string HomeOf(string row)
    {
        string home = Path.Combine(_folder, "rows", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(row)))[..16]);
        if (!Directory.Exists(home)) CopyFolder(First, home);
        return home;
    }

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
