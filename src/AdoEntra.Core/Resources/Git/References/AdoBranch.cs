using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra;

/// <summary>A branch of a repository (GitRef, git 7.1).</summary>
[TableView(
    "Project=ProjectName",
    "Repository=RepositoryName",
    "Name=BranchName",
    "Ahead=AheadCount",
    "Behind=BehindCount",
    nameof(LastCommitDate),
    nameof(LastCommit),
    More = [nameof(ObjectId), nameof(IsLocked), nameof(Creator)]
)]
public sealed class AdoBranch : AdoResource
{
    internal static readonly JsonRecordReader<AdoBranch> Reader = new(static json => new(json));

    internal static readonly RepositoryList<AdoBranch> Listing = new(
        "branch",
        "branches",
        "The branches of repositories, with their last commits.",
        List,
        completion: Completion
    );

    private BranchStatistics? _statistics;

    private AdoBranch(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The reference to it, for example <c>refs/heads/main</c>.</summary>
    public string? Name => GetString();

    /// <summary>The same without <c>refs/heads/</c>, as git shows it.</summary>
    public string? BranchName => ReferenceName.ShortOf(Name);

    /// <summary>The id of the commit that it points to.</summary>
    public string? ObjectId => GetString();

    /// <summary>Of an annotated tag, the id of the commit that it is for.</summary>
    internal string? PeeledObjectId => GetString();

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? Creator => GetObject(AdoIdentityRef.Reader);

    /// <summary>True while no one may push to it.</summary>
    public bool IsLocked => GetBoolean();

    /// <summary>Who locked it.</summary>
    public AdoIdentityRef? IsLockedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>The commit that it points to; null where that was not read.</summary>
    public AdoCommit? LastCommit => _statistics?.Commit;

    /// <summary>When that commit was made.</summary>
    public DateTimeOffset? LastCommitDate => LastCommit?.Date;

    /// <summary>How many commits it has that the default branch has not; null where that was not read.</summary>
    public long? AheadCount => _statistics?.AheadCount;

    /// <summary>How many commits the default branch has that it has not; null where that was not read.</summary>
    public long? BehindCount => _statistics?.BehindCount;

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (BranchName, Name);

    /// <summary>The name as git shows it.</summary>
    public override string ToString() => BranchName ?? string.Empty;

    /// <summary>Adds to branches of one repository what the references do not say; read once for all of them.</summary>
    internal static Func<IReadOnlyList<AdoBranch>, CancellationToken, Task> Completion(
        ResourceClient client,
        string? project,
        string repository
    )
    {
        Dictionary<string, BranchStatistics>? known = null;
        return async (branches, stop) =>
        {
            if (known is null)
            {
                known = new(StringComparer.Ordinal);
                var request = BranchStatistics.All(project, repository);
                await foreach (IReadOnlyList<BranchStatistics> batch in client.ReadListAsync(request, stop).ConfigureAwait(false))
                    foreach (BranchStatistics one in batch) known[one.Name ?? string.Empty] = one;
            }

            foreach (AdoBranch branch in branches)
                known.TryGetValue(ReferenceName.BareOf(branch.Name) ?? string.Empty, out branch._statistics);
        };
    }

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    internal static ServiceRequest<AdoBranch> List(string? project, string repository) => StartingWith(project, repository, "heads/");

    /// <summary>Those references whose names, without <c>refs/</c>, begin with a text.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="prefix">For example <c>heads/main</c> for this branch, and all that begin so.</param>
    internal static ServiceRequest<AdoBranch> StartingWith(string? project, string repository, string prefix) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/refs?filter={prefix}&peelTags=true"),
            $"the branches of {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Scope = new(project, repository),
            Paging = PagingStyle.HeaderToken with { SkipQuery = string.Empty },
        };
}
