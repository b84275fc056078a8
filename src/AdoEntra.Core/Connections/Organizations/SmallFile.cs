using System.Security;

namespace AdoEntra.Connections.Organizations;

/// <summary>Reads settings of other programs: where that does not work, there are none.</summary>
internal static class SmallFile
{
    // The largest that is believed to be a file of settings.
    private const int MostBytes = 1 << 20;

    /// <summary>The text of a file; null where it is not there, cannot be read, or is too large.</summary>
    public static string? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes ? File.ReadAllText(path) : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException
            )
        {
            return null;
        }
    }
}
