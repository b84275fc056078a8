using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.Differences;

/// <summary>What is in a folder of a commit (GitTreeRef, git 7.1).</summary>
internal sealed class GitTree : AdoResource
{
    private static readonly JsonRecordReader<GitTree> s_reader = new(static json => new(json));

    private GitTree(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What is in it, not what is in its folders.</summary>
    public IReadOnlyList<GitTreeEntry> TreeEntries => GetList(GitTreeEntry.Reader);

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="tree">The id of the folder's content.</param>
    internal static ServiceRequest<GitTree> One(string? project, string repository, string tree) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/trees/{tree}"),
            $"the folder '{tree}' of {new RepositoryPlace(project, repository)}",
            s_reader
        )
        {
            Scope = new(project, repository),
        };
}

/// <summary>A file or folder in a folder (GitTreeEntryRef, git 7.1).</summary>
internal sealed class GitTreeEntry : AdoResource
{
    internal static readonly JsonRecordReader<GitTreeEntry> Reader = new(static json => new(json));

    private GitTreeEntry(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The id of its content.</summary>
    public string? ObjectId => GetString();

    /// <summary>Its name.</summary>
    public string? RelativePath => GetString();

    /// <summary>As git has it: <c>100644</c> for a file, <c>40000</c> for a folder.</summary>
    public string? Mode => GetString();

    /// <summary>True for a folder.</summary>
    public bool IsFolder => Mode?.TrimStart('0') == "40000";

    /// <summary>Its length in bytes.</summary>
    public long? Size => GetInt64();
}
