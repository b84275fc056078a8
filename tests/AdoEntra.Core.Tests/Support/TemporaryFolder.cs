namespace AdoEntra.Core.Tests.Support;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N")))
        .FullName;

    /// <summary>The names of everything in it, sorted.</summary>
    public string[] Names =>
        [
            .. Directory
                .EnumerateFileSystemEntries(_path)
                .Select(static entry => Path.GetFileName(entry))
                .OrderBy(static name => name, StringComparer.Ordinal),
        ];

    public string At(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
