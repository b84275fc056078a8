using System.IO.Compression;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>Files as an archive.</summary>
internal static class ItemArchive
{
    // Always the same, so that the same files make the same bytes.
    private static readonly DateTimeOffset Written = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A folder, or one file.</summary>
    public static HeldContent Of(IReadOnlyDictionary<string, EmulatedContent> files, string path)
    {
        var folder = path == "/" ? "/" : path + "/";
        return Of(files
            .Where(file => file.Key == path || file.Key.StartsWith(folder, StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Where(file => file.Value is HeldContent)
            .Select(file => (
                file.Key == path ? path[(path.LastIndexOf('/') + 1)..] : file.Key[folder.Length..], (HeldContent)file.Value)));
    }

    public static HeldContent Of(IEnumerable<(string Name, HeldContent Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Written;
                using var stream = entry.Open();
                stream.Write(content.Bytes.Span);
            }
        }

        return new HeldContent(bytes.ToArray());
    }
}
