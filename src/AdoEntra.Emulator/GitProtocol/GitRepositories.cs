using System.Collections.Concurrent;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>The repositories that git itself was asked for, as bare ones in a folder of their own, which goes with the emulator.</summary>
internal sealed class GitRepositories : IDisposable
{
    private readonly ConcurrentDictionary<Guid, BareRepository> _all = new();
    /// <summary>What the name of its folder begins with; the process that it belongs to comes next.</summary>
    public const string Prefix = "adoentra-emulator-git-";

    private readonly Lazy<string> _root = new(() => Directory.CreateTempSubdirectory($"{Prefix}{ProcessStamp.Own}-").FullName);

    public BareRepository Find(Guid repository) =>
        _all.GetOrAdd(repository, id => new BareRepository(Path.Combine(_root.Value, id.ToString("N"))));

    public void Dispose()
    {
        foreach (var repository in _all.Values)
        {
            repository.Gate.Dispose();
        }

        if (!_root.IsValueCreated)
        {
            return;
        }

        Delete(_root.Value);
    }

    /// <summary>Deletes such a folder, where no process holds it.</summary>
    public static void Delete(string folder)
    {
        try
        {
            // Git writes its objects as read-only files, and Windows does not delete those.
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A git that was broken off may hold a file for a moment longer; the system's own cleaning gets it.
        }
    }
}
