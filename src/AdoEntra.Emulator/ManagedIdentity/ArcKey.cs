using System.Security.Cryptography;

namespace AdoEntra.Emulator.ManagedIdentity;

/// <summary>
/// The file that proves to the Arc agent what a caller may read. [V] protocol 1.13: clients take it from one folder only, which belongs to
/// the system, so this is the one thing that the emulator puts outside its own folders. It is removed at the end, with the folders that
/// were made for it.
/// </summary>
internal sealed class ArcKey : IDisposable
{
    private const string Folder = "/var/opt/azcmagent/tokens";

    private readonly List<string> _made = [];

    private ArcKey(string tokens)
    {
        for (var folder = tokens; !Directory.Exists(folder); folder = System.IO.Path.GetDirectoryName(folder)!)
        {
            _made.Add(folder);
        }

        Directory.CreateDirectory(tokens);
        Path = System.IO.Path.Combine(tokens, $"emulator-{Guid.NewGuid()}.key");
        Content = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        File.WriteAllText(Path, Content);
    }

    /// <summary>Why Arc cannot be emulated here, or null.</summary>
    public static string? Problem =>
        !OperatingSystem.IsLinux() ? "Azure Arc is emulated on Linux only: the key file's folder on Windows belongs to the real agent."
        : !Environment.IsPrivilegedProcess ? $"Azure Arc needs root: clients read the key file from {Folder} only."
        : Directory.Exists("/opt/azcmagent") ? "Azure Arc cannot be emulated beside a real Arc agent (/opt/azcmagent)."
        : null;

    public string Path { get; }

    public string Content { get; }

    public static ArcKey Create() => Problem is { } problem ? throw new PlatformNotSupportedException(problem) : CreateIn(Folder);

    /// <summary>The same in another folder, where no client would look.</summary>
    public static ArcKey CreateIn(string folder) => new(folder);

    public void Dispose()
    {
        File.Delete(Path);
        try
        {
            foreach (var folder in _made)
            {
                Directory.Delete(folder);
            }
        }
        catch (IOException)
        {
            // Another emulator has its file there.
        }
    }
}
