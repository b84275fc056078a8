namespace AdoEntra.Identity.Auto;

/// <summary>What Auto looks at on this machine besides variables: files, and nothing that runs.</summary>
/// <param name="FileExists">Whether a file is there.</param>
/// <param name="FolderExists">Whether a folder is there.</param>
/// <param name="ReadText">A small file's text; null where it cannot be read.</param>
/// <param name="IsWindows">Whether paths and places are those of Windows.</param>
internal sealed record AutoMachine(
    Func<string, bool> FileExists,
    Func<string, bool> FolderExists,
    Func<string, string?> ReadText,
    bool IsWindows
)
{
    // What is larger is not read: its existence is evidence enough.
    private const int Largest = 4 * 1024 * 1024;

    public static AutoMachine Current { get; } = new(File.Exists, Directory.Exists, Read, Path.DirectorySeparatorChar == '\\');

    /// <summary>The home folder of this account, as the tools find it.</summary>
    public string Home(VariableReader variables) =>
        variables(IsWindows ? "USERPROFILE" : "HOME") is { Length: > 0 } home
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string? Read(string path) => SmallFile.Read(path, Largest);
}
