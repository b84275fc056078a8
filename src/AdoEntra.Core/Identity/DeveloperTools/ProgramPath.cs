namespace AdoEntra.Identity.DeveloperTools;

/// <summary>Finds a program as a shell would, without starting anything.</summary>
internal static class ProgramPath
{
    /// <summary>The first of these programs in a folder of PATH; null where there is none.</summary>
    public static string? Find(VariableReader variables, params string[] names) => Find(variables, File.Exists, names);

    /// <param name="variables">The environment.</param>
    /// <param name="fileExists">Whether a file is there.</param>
    /// <param name="names">The programs, without an extension.</param>
    public static string? Find(VariableReader variables, Func<string, bool> fileExists, params string[] names)
    {
        bool windows = Path.DirectorySeparatorChar == '\\';
        string[] extensions = windows ? [".exe", ".cmd", ".bat"] : [string.Empty];
        foreach (string name in names)
        {
            foreach (string folder in Folders(variables("PATH")))
            {
                foreach (string extension in extensions)
                {
                    string path = folder + Path.DirectorySeparatorChar + name + extension;
                    if (fileExists(path)) return path;
                }
            }
        }

        return null;
    }

    /// <summary>The folders of a variable such as PATH or PSModulePath.</summary>
    public static IEnumerable<string> Folders(string? value) =>
        (value ?? string.Empty)
            .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .Select(static folder => folder.Trim().Trim('"').TrimEnd(Path.DirectorySeparatorChar))
            .Where(static folder => folder.Length > 0);
}
