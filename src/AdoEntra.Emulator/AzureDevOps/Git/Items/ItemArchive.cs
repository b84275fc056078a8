using System.IO.Compression;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>A folder, or one file, as an archive.</summary>
internal static class ItemArchive
{
    // Always the same, so that the same files make the same bytes.
    private static readonly DateTimeOffset Written = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static HeldContent Of(IReadOnlyDictionary<string, EmulatedContent> files, string path)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var folder = path == "/" ? "/" : path + "/";
            foreach (var (file, held) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                if ((file == path || file.StartsWith(folder, StringComparison.Ordinal)) && held is HeldContent { Bytes: var data })
                {
                    var entry = archive.CreateEntry(file == path ? path[(path.LastIndexOf('/') + 1)..] : file[folder.Length..]);
                    entry.LastWriteTime = Written;
                    using var stream = entry.Open();
                    stream.Write(data.Span);
                }
            }
        }

        return new HeldContent(bytes.ToArray());
    }
}
