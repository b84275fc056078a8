using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>What is to become of one file of a repository.</summary>
/// <param name="Path">Its path, from the root.</param>
internal sealed record FileEdit(string Path)
{
    /// <summary>What it is to contain; null to leave that, or to delete the file.</summary>
    public FileSource? Source { get; init; }

    /// <summary>The path that it is to have; null to leave that.</summary>
    public string? NewPath { get; init; }

    /// <summary>The id of the content that it has to have still; null for any.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The paths that it is about.</summary>
    public IEnumerable<string> Paths => NewPath is null ? [Path] : [Path, NewPath];

    /// <summary>Whether it is to go.</summary>
    public bool IsDeletion => Source is null && NewPath is null;

    /// <summary>A path as the service has it.</summary>
    /// <param name="path">With or without a slash before it.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is the path of no file.</exception>
    public static string PathOf(string path)
    {
        string whole = "/" + path.TrimStart('/');
        if (!whole.Split('/').Skip(1).Any(static name => name is "" or "." or "..")) return whole;
        throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"'{path}' is not the path of a file in a repository.",
            "Pass the path from the root, for example /docs/readme.md.")
        {
            Target = path,
        };
    }
}
