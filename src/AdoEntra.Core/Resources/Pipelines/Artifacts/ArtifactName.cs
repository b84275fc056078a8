namespace AdoEntra.Resources.Pipelines.Artifacts;

/// <summary>The names of artifacts as names of files: what no name of a file may have becomes an underscore.</summary>
internal static class ArtifactName
{
    /// <summary>The name of the file or folder.</summary>
    /// <param name="name">The name of the artifact.</param>
    public static string InFiles(string name)
    {
        char[] refused = [.. Path.GetInvalidFileNameChars(), '/', '\\', ':'];
        string clean = new([.. name.Select(letter => refused.Contains(letter) ? '_' : letter)]);
        return clean.Trim('.', ' ').Length == 0 ? "_" : clean;
    }
}
