namespace AdoEntra.Resources.Pipelines;

/// <summary>The folders of pipelines, as the service writes them: a backslash before each name, <c>\</c> alone for the topmost.</summary>
internal static class PipelinePath
{
    /// <summary>The topmost folder.</summary>
    public const string Root = "\\";

    /// <summary>A folder as the service writes it, given with or without the first backslash, or with slashes.</summary>
    /// <param name="path">For example <c>team/nightly</c>.</param>
    public static string Of(string path) => Root + path.Replace('/', '\\').Trim('\\');

    /// <summary>A pipeline in its folder: <c>\team\nightly</c>.</summary>
    /// <param name="folder">The folder, as the service writes it.</param>
    /// <param name="name">The name of the pipeline.</param>
    public static string Join(string folder, string name) => folder == Root ? Root + name : folder + Root + name;

    /// <summary>The folder of a path, and the name behind it; no folder where it is a name alone.</summary>
    /// <param name="path">A name, or a path with backslashes.</param>
    public static (string? Folder, string Name) Split(string path)
    {
        int end = path.LastIndexOf('\\');
        return end < 0 ? (null, path) : (Of(path.Substring(0, end)), path.Substring(end + 1));
    }
}
