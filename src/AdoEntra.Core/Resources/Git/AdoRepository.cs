using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>A Git repository (GitRepository, git 7.1).</summary>
[TableView(
    nameof(Project),
    nameof(Name),
    nameof(DefaultBranch),
    nameof(Size),
    nameof(RemoteUrl),
    More = [nameof(Id), nameof(SshUrl), nameof(WebUrl), nameof(IsDisabled)]
)]
public sealed class AdoRepository : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoRepository> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoRepository> Listing = new(
        "repository",
        "repositories",
        "The Git repositories of projects, or of the whole organization.",
        List,
        One,
        static repository => (repository.ProjectName, repository.Project?.Id)
    );

    private AdoRepository(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The project that it is in.</summary>
    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <summary>The name of that project.</summary>
    public string? ProjectName => Project?.Name;

    /// <summary>The name again: what <c>-Repository</c> of other commands binds to from the pipeline.</summary>
    public string? RepositoryName => Name;

    /// <summary>For example <c>refs/heads/main</c>; null for an empty repository.</summary>
    public string? DefaultBranch => GetString();

    /// <summary>The same without <c>refs/heads/</c>, as git shows it.</summary>
    public string? DefaultBranchName => ReferenceName.ShortOf(DefaultBranch);

    /// <summary>Its compressed size in bytes.</summary>
    public long? Size => GetInt64();

    /// <summary>Where git clones it from over https.</summary>
    public string? RemoteUrl => GetString();

    /// <summary>Where git clones it from over SSH.</summary>
    public string? SshUrl => GetString();

    /// <summary>Its page in the browser.</summary>
    public string? WebUrl => GetString();

    /// <summary>True while nobody can read from or write to it.</summary>
    public bool IsDisabled => GetBoolean();

    /// <summary>True for a fork of another repository.</summary>
    public bool IsFork => GetBoolean();

    /// <summary>True while the service is working on it.</summary>
    public bool IsInMaintenance => GetBoolean();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <inheritdoc/>
    internal override string Summary => $"{Project}/{Name}";

    /// <remarks>The service sends all at once: there is no paging.</remarks>
    /// <param name="project">Name or id; null for the whole organization.</param>
    internal static ServiceRequest<AdoRepository> List(string? project) => project is null
        ? new(Route.To($"_apis/git/repositories"), "the repositories", Reader)
        : new(Route.To($"{project}/_apis/git/repositories"), $"the repositories of project '{project}'", Reader);

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    internal static ServiceRequest<AdoRepository> One(string? project, string repository) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}"),
            new RepositoryPlace(project, repository).ToString(),
            Reader
        );
}
