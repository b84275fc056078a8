namespace AdoEntra.Tests.Shared;

/// <summary>Where the sources are, seen from the test's own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdoEntra.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No AdoEntra.sln above {AppContext.BaseDirectory}.");
    }
}
