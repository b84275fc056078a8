using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Items;

namespace AdoEntra;

/// <summary>A file or folder of a repository (GitItem, git 7.1).</summary>
[TableView(
    "Type=GitObjectType",
    nameof(ObjectId),
    "Repository=RepositoryName",
    nameof(Path),
    More = [nameof(ProjectName), nameof(CommitId), nameof(Url)]
)]
public sealed class AdoItem : AdoResource
{
    internal static readonly JsonRecordReader<AdoItem> Reader = new(static json => new(json));

    private AdoItem(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its path in the repository, from the root: <c>/docs/readme.md</c>.</summary>
    public string? Path => GetString();

    /// <summary>The last part of the path.</summary>
    public string? Name => Path?.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>True for a folder.</summary>
    public bool IsFolder => GetBoolean();

    /// <summary><c>blob</c> for a file, <c>tree</c> for a folder, <c>commit</c> for a submodule.</summary>
    public string? GitObjectType => GetString();

    /// <summary>The id of its content.</summary>
    public string? ObjectId => GetString();

    /// <summary>Of a changed file the id of the content that it had before; null elsewhere.</summary>
    public string? OriginalObjectId => GetString();

    /// <summary>The id of the commit that it was read from.</summary>
    public string? CommitId => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Path);

    /// <summary>The path.</summary>
    public override string ToString() => Path ?? string.Empty;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="query">What is listed.</param>
    internal static ServiceRequest<AdoItem> List(string? project, string repository, ItemQuery query) =>
        new(
            query.AddTo(Route.To($"{project:optional}/_apis/git/repositories/{repository}/items")),
            $"'{query.Path}' in {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Scope = new(project, repository),
        };

    /// <summary>The content of a file, as bytes.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="path">The file.</param>
    /// <param name="version">What is read; null for the default branch.</param>
    internal static ServiceRequest Content(string? project, string repository, string path, GitVersion? version) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/items?path={path}&download=true")
                .With("$format", "octetStream")
                .With("versionDescriptor.version", version?.Version)
                .With("versionDescriptor.versionType", version?.Type),
            $"the content of '{path}' in {new RepositoryPlace(project, repository)}"
        )
        {
            Accept = RequestBody.Octets,
            IsDownload = true,
        };

    /// <summary>The content of a file by its id, as bytes.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="objectId">The id of the content.</param>
    /// <param name="path">The path, for messages.</param>
    internal static ServiceRequest Blob(string? project, string repository, string objectId, string path) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/blobs/{objectId}").With("$format", "octetStream"),
            $"the content of '{path}' in {new RepositoryPlace(project, repository)}"
        )
        {
            Accept = RequestBody.Octets,
            IsDownload = true,
        };
}
