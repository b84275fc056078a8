using System.Collections.Concurrent;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>The repositories that git itself was asked for, as bare ones in a folder of their own, which goes with the emulator.</summary>
internal sealed class GitRepositories : IDisposable
{
    private readonly ConcurrentDictionary<Guid, BareRepository> _all = new();
    private readonly Lazy<string> _root = new(() => Directory.CreateTempSubdirectory("adoentra-emulator-git-").FullName);

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

        try
        {
            // Git writes its objects so that nobody may change them, and Windows does not delete those.
            foreach (var file in new DirectoryInfo(_root.Value).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(_root.Value, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A git that was broken off may hold a file for a moment longer; the system's own cleaning gets it.
        }
    }
}
