using AdoEntra.Http.Addresses;

namespace AdoEntra.Resources.Git.Items;

/// <summary>Which files and folders are listed.</summary>
internal sealed record ItemQuery
{
    /// <summary>The folder, or the file.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Whether what is in its folders is listed too.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>What is read; null for the default branch.</summary>
    public GitVersion? Version { get; init; }

    /// <summary>The route with these parameters.</summary>
    public string AddTo(string route) =>
        route
            .With("scopePath", Path)
            .With("recursionLevel", IsRecursive ? "full" : "oneLevel")
            .With("versionDescriptor.version", Version?.Version)
            .With("versionDescriptor.versionType", Version?.Type);

    /// <summary>Whether an item is listed: a folder is not part of what is in it.</summary>
    public bool Lists(AdoItem item) => !(item.IsFolder && string.Equals(item.Path, Normal(Path), StringComparison.Ordinal));

    private static string Normal(string path) => "/" + path.Trim('/');
}
