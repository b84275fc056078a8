using System.Text.RegularExpressions;

namespace AdoEntra.Long.Kills;

/// <summary>The folders of one case: home, temporary files, and the one that a file is saved in.</summary>
internal sealed partial class CaseFolder : IDisposable
{
    private const string FileName = "saved.bin";
    private static readonly byte[] s_old = [.. Enumerable.Range(0, 5_000).Select(static i => (byte)i)];

    private readonly string _root;
    private readonly Job _job;

    public CaseFolder(string parent, Job job)
    {
        _job = job;
        _root = Directory.CreateDirectory(Path.Combine(parent, Guid.NewGuid().ToString("N"))).FullName;
        Home = Directory.CreateDirectory(Path.Combine(_root, "home")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        File = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "files")).FullName, FileName);
        if (job.Replaces) System.IO.File.WriteAllBytes(File, s_old);
    }

    public string Home { get; }

    public string Temporary { get; }

    public string File { get; }

    /// <summary>What is there of the file, by the name of what the server calls it, or by one of its own where that has none.</summary>
    public IReadOnlyList<string> Partials => [.. Files.Where(static path => PartialName().IsMatch(path))];

    private IEnumerable<string> Files => Directory.EnumerateFiles(Path.GetDirectoryName(File)!);

    /// <summary>What is wrong with the files after a run.</summary>
    /// <param name="whole">The bytes of the file when it is whole; null where none is saved.</param>
    /// <param name="mayBeMissing">Whether the run may have ended before.</param>
    public IEnumerable<string> FileProblems(byte[]? whole, bool mayBeMissing)
    {
        foreach (string path in Files.Where(path => path != File && !PartialName().IsMatch(path)))
        {
            yield return $"there is an unexpected file {Path.GetFileName(path)}";
        }

        if (whole is null) yield break;
        byte[]? there = System.IO.File.Exists(File) ? System.IO.File.ReadAllBytes(File) : null;
        bool isOld = _job.Replaces && there is not null && there.AsSpan().SequenceEqual(s_old);
        bool isWhole = there is not null && there.AsSpan().SequenceEqual(whole);
        if (isWhole || (mayBeMissing && (isOld || (there is null && !_job.Replaces)))) yield break;
        yield return there is null ? "the file is not there"
            : isOld ? "the file is the old one"
            : $"the file has {there.Length} bytes that are not those of the server";
    }

    /// <summary>What stands in the files of the home and of the folder of temporary files, by name.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Kept() =>
        from folder in new[] { Home, Temporary }
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        select (Path.GetRelativePath(_root, path), Bytes(path));

    public IEnumerable<string> TemporaryNames() =>
        Directory.EnumerateFileSystemEntries(Temporary).Select(static path => Path.GetFileName(path));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // A socket or a pipe has none.
    private static byte[] Bytes(string path) => new FileInfo(path) is { Length: > 0 } ? System.IO.File.ReadAllBytes(path) : [];

    [GeneratedRegex(@"/saved\.bin\.[0-9a-f]{16}\.partial$")]
    private static partial Regex PartialName();
}
