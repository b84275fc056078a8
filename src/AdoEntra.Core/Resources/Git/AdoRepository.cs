using AdoEntra.Http;
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

    /// <summary>The recycle bins of projects.</summary>
    internal static readonly ProjectList<AdoRepository> DeletedListing = new(
        "deleted repository",
        "deleted-repositories",
        "The deleted Git repositories of projects, which can be restored.",
        project => Deleted(project!)
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

    /// <summary>True while it can be neither read nor written.</summary>
    public bool IsDisabled => GetBoolean();

    /// <summary>True for a fork of another repository.</summary>
    public bool IsFork => GetBoolean();

    /// <summary>True while the service is working on it.</summary>
    public bool IsInMaintenance => GetBoolean();

    /// <summary>When it was deleted; null for one that is there.</summary>
    public DateTimeOffset? DeletedDate => GetTime();

    /// <summary>Who deleted it; null for one that is there.</summary>
    public AdoIdentityRef? DeletedBy => GetObject(AdoIdentityRef.Reader);

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

    /// <summary>Those that are in the recycle bin.</summary>
    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoRepository> Deleted(string project) =>
        new(Route.To($"{project}/_apis/git/recycleBin/repositories"), $"the recycle bin of project '{project}'", Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="id">The id of the deleted repository.</param>
    /// <param name="name">Its name, for messages.</param>
    internal static ServiceRequest<AdoRepository> Restore(string project, string id, string name) =>
        new(
            Route.To($"{project}/_apis/git/recycleBin/repositories/{id}"),
            $"the deleted repository '{name}' of project '{project}'",
            Reader
        )
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["deleted"] = false }),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="name">The name of the new repository.</param>
    /// <param name="parent">The id of the repository that it is a fork of; null for none.</param>
    /// <param name="sourceRef">The only branch to fork; null for all.</param>
    internal static ServiceRequest<AdoRepository> Create(string project, string name, string? parent, string? sourceRef) =>
        new(
            Route.To($"{project}/_apis/git/repositories").With("sourceRef", sourceRef),
            new RepositoryPlace(project, name).ToString(),
            Reader
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(
                parent is null
                    ? new Dictionary<string, object?> { ["name"] = name }
                    : new Dictionary<string, object?>
                    {
                        ["name"] = name,
                        ["parentRepository"] = new Dictionary<string, object?> { ["id"] = parent },
                    }
            ),
        };

    /// <param name="id">Its id: the service takes no name here.</param>
    /// <param name="settings">What is changed.</param>
    internal static ServiceRequest<AdoRepository> Update(string id, RepositorySettings settings) =>
        new(Route.To($"_apis/git/repositories/{id}"), "the settings of the repository", Reader)
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(settings.Fields),
        };

    /// <param name="id">Its id: the service takes no name here.</param>
    internal static ServiceRequest Delete(string id) => new(Route.To($"_apis/git/repositories/{id}"), "the repository")
    {
        Method = HttpMethod.Delete,
    };
}
