using System.Text;
using AdoEntra.Emulator.CommandLine.Demonstration;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>
/// Two scripts that point a shell at an emulator, one for PowerShell and one for bash, zsh and the like. They are readable by their owner
/// only, and removed with the emulator unless they are to be kept.
/// </summary>
internal sealed class EnvironmentFiles : IDisposable
{
    /// <summary>The name of the script for PowerShell.</summary>
    public const string PowerShellName = "emulator-env.ps1";

    /// <summary>The name of the script for bash.</summary>
    public const string BashName = "emulator-env.sh";

    private readonly (string Path, byte[] Content)[] _files;
    private readonly bool _keep;

    private EnvironmentFiles(string folder, bool keep, byte[] powerShell, byte[] bash)
    {
        Folder = folder;
        _keep = keep;
        _files = [(Path.Combine(folder, PowerShellName), powerShell), (Path.Combine(folder, BashName), bash)];
    }

    /// <summary>The full path of the folder that they are in.</summary>
    public string Folder { get; }

    /// <param name="folder">The folder for them; it is made where it is missing. Files of these names are replaced.</param>
    /// <param name="keep">Whether they stay when the emulator ends.</param>
    /// <param name="emulator">Whose addresses are in them.</param>
    /// <param name="host">The kind of host that the variables describe.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static EnvironmentFiles Write(string folder, bool keep, EmulatorHost emulator, EmulatedHost host)
    {
        var set = emulator.Variables(host);
        var cleared = EmulatorHost.ClearedVariables(host).Except(set.Keys).ToArray();
        var title = $"# Points this shell to the AdoEntra emulator at {emulator.BaseUri}";

        var tool = DemoParts.Find(build: false).Tool;
        string[] module = DemoParts.BuiltModule is { } manifest ? [ShellLines.ImportModule(manifest)] : [];
        string[] function = File.Exists(tool.Needs) ? [ShellLines.ToolFunction(tool)] : [];

        // With a byte order mark, without which Windows PowerShell reads another encoding.
        byte[] powerShell = [.. Encoding.UTF8.GetPreamble(), .. Bytes([title, .. ShellLines.PowerShell(set, cleared), .. module])];
        var bash = Bytes([title, .. ShellLines.Bash(set, cleared), .. function]);
        var files = new EnvironmentFiles(Directory.CreateDirectory(folder).FullName, keep, powerShell, bash);
        foreach (var (path, content) in files._files)
        {
            Replace(path, content);
        }

        return files;
    }

    public void Dispose()
    {
        if (_keep)
        {
            return;
        }

        foreach (var (path, content) in _files.Where(file => IsStillThere(file.Path, file.Content)))
        {
            File.Delete(path);
        }
    }

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    // A new file moved over the old one: that keeps neither its mode nor the target of a link.
    private static void Replace(string path, byte[] content)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        File.Delete(unfinished);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, create))
        {
            file.Write(content);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    // Another emulator that was started in this folder later has replaced it.
    private static bool IsStillThere(string path, byte[] content)
    {
        try
        {
            return content.AsSpan().SequenceEqual(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
