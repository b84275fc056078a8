using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A file that differs between two states of a repository (GitChange, git 7.1).</summary>
[TableView(
    nameof(ChangeType),
    "Repository=RepositoryName",
    nameof(Path),
    nameof(OriginalPath),
    More = [nameof(ProjectName), nameof(PullRequestId), nameof(OriginalObjectId), nameof(ObjectId)]
)]
public sealed class AdoFileChange : AdoResource
{
    internal static readonly JsonRecordReader<AdoFileChange> Reader = new(static json => new(json));

    private static readonly PagingStyle s_paging = PagingStyle.TopSkip with { ItemsField = "changeEntries", LargestPage = 2000 };

    private AdoFileChange(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>
    /// What was done to it, in the words of Azure DevOps: <c>add</c>, <c>edit</c>, <c>delete</c>, <c>rename</c>, or several of them, as
    /// <c>edit, rename</c>.
    /// </summary>
    public string? ChangeType => GetString();

    /// <summary>Its path from the root; of a deleted file the path that it had.</summary>
    public string? Path => Item?.Path ?? OriginalPath;

    /// <summary>Of a renamed file the path that it had before.</summary>
    public string? OriginalPath => GetString() ?? SourceServerItem;

    /// <summary>The id of its content; null for a deleted file.</summary>
    public string? ObjectId => IsDeleted ? null : Item?.ObjectId;

    /// <summary>The id of the content that it had before, where Azure DevOps sends it.</summary>
    public string? OriginalObjectId => Item?.OriginalObjectId ?? (IsDeleted ? Item?.ObjectId : null);

    /// <summary>
    /// The id of the commit that has the file as it is: what is compared, and of a pull request its source branch. What reads a file of
    /// the repository takes it from the pipeline.
    /// </summary>
    public string? CommitId { get; private set; }

    /// <summary>The file as it is.</summary>
    public AdoItem? Item => GetObject(AdoItem.Reader);

    /// <summary>Of a renamed file the path that it had before, as a comparison has it.</summary>
    public string? SourceServerItem => GetString();

    /// <summary>The number of the pull request that changes it; null where two states were compared.</summary>
    public long? PullRequestId { get; private init; }

    /// <summary>Of a pull request, the number by which comments follow the file through its pushes.</summary>
    public long? ChangeTrackingId => GetInt64();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Path, Path);

    /// <summary>True for a change that is a file's own: folders, and files by their former names, are listed too.</summary>
    private bool IsOfFile =>
        Item is not { IsFolder: true } and not { GitObjectType: "tree" } && !Has("sourceRename");

    private bool IsDeleted => Has("delete");

    /// <summary>What was done, and to which file.</summary>
    public override string ToString() =>
        OriginalPath is { } former && former != Path ? $"{ChangeType} {former} -> {Path}" : $"{ChangeType} {Path}";

    /// <summary>What an iteration of a pull request changes.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="pullRequest">Its number.</param>
    /// <param name="iteration">The number of the iteration.</param>
    /// <param name="compareTo">The iteration that it is compared with; null for what the pull request began with.</param>
    internal static ServiceRequest<AdoFileChange> OfIteration(
        string? project,
        string repository,
        long pullRequest,
        long iteration,
        long? compareTo
    ) =>
        new(
            Route.To(
                $"{project:optional}/_apis/git/repositories/{repository}/pullRequests/{pullRequest}/iterations/{iteration}/changes"
            ).With("$compareTo", compareTo?.ToString("D", null)),
            $"the changes of pull request {pullRequest}",
            new JsonRecordReader<AdoFileChange>(json => new(json) { PullRequestId = pullRequest })
        )
        {
            Scope = new(project, repository),
            Paging = s_paging,
        };

    /// <summary>Those of a list that are files' own, with the commit that has them.</summary>
    /// <param name="changes">What the service lists.</param>
    /// <param name="commit">The id of the commit that is compared.</param>
    internal static IReadOnlyList<AdoFileChange> FilesAt(IReadOnlyList<AdoFileChange> changes, string commit)
    {
        List<AdoFileChange> files = [.. changes.Where(static change => change.IsOfFile)];
        foreach (AdoFileChange file in files) file.CommitId = commit;
        return files;
    }

    private bool Has(string kind) => ChangeType?.Split(',').Any(one => NameFilter.Same(one.Trim(), kind)) == true;
}
