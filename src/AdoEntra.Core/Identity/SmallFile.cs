using System.Security;

namespace AdoEntra.Identity;

/// <summary>Reads files of other programs: where that does not work, there is nothing in them.</summary>
internal static class SmallFile
{
    // The largest that is believed to be a file of settings.
    private const int MostBytes = 1 << 20;

    /// <summary>The text of a file of settings; null where it is not there, cannot be read, or is too large.</summary>
    public static string? Read(string path) => Read(path, MostBytes);

    /// <summary>The text of a file; null where it is not there, cannot be read, or is too large.</summary>
    /// <param name="path">The file; others may be writing to it.</param>
    /// <param name="mostBytes">The largest that is read.</param>
    public static string? Read(string path, int mostBytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > mostBytes) return null;
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException
            )
        {
            return null;
        }
    }
}
