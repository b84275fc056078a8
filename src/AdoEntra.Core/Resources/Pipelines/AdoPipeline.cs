using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra;

/// <summary>A pipeline: of a YAML file, or a classic build definition (BuildDefinition, build 7.1).</summary>
[TableView(
    nameof(Id),
    "Folder=Path",
    nameof(Name),
    nameof(Kind),
    "Status=QueueStatus",
    "Repository=RepositoryName",
    "Branch=DefaultBranch",
    nameof(YamlPath),
    More = [nameof(ProjectName), nameof(Revision), nameof(CreatedDate), nameof(WebUrl)]
)]
public sealed class AdoPipeline : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipeline> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoPipeline> Listing =
        new("pipeline", "pipelines", "The pipelines of projects.", static project => List(project!));

    private AdoPipeline(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name, unique in its folder.</summary>
    public string? Name => GetString();

    /// <summary>The folder that it is in, <c>\</c> for the topmost.</summary>
    public string? Path => GetString();

    /// <summary>Folder and name: what means it and no other in its project.</summary>
    public string? FullName => Path is { } path && Name is { } name ? PipelinePath.Join(path, name) : Name;

    /// <summary><c>yaml</c>, or <c>classic</c> for one that was made in the designer.</summary>
    public string? Kind => Process?.Type switch
    {
        1 => "classic",
        2 => "yaml",
        _ => null,
    };

    /// <summary><c>enabled</c>; <c>paused</c>, where runs are queued and do not begin; or <c>disabled</c>.</summary>
    public string? QueueStatus => GetString();

    /// <summary>The file that says what it does; null for a classic one.</summary>
    public string? YamlPath => Process?.YamlFilename;

    /// <summary>How it is made.</summary>
    public AdoPipelineProcess? Process => GetObject(AdoPipelineProcess.Reader);

    /// <summary>The repository that it builds.</summary>
    public AdoPipelineRepository? Repository => GetObject(AdoPipelineRepository.Reader);

    /// <summary>The name of that repository.</summary>
    public string? RepositoryName => Repository?.Name;

    /// <summary>The branch that a run builds where none is named, for example <c>refs/heads/main</c>.</summary>
    public string? DefaultBranch => Repository?.DefaultBranch;

    /// <summary>The same without <c>refs/heads/</c>.</summary>
    public string? DefaultBranchName => ReferenceName.ShortOf(DefaultBranch);

    /// <summary>Its variables by their names. Those in its YAML file are not among them; a secret one has no value.</summary>
    public IReadOnlyDictionary<string, AdoPipelineVariable> Variables =>
        GetMap(AdoPipelineVariable.Reader, static (variable, name) => variable.Name = name);

    /// <summary>Which version of it this is.</summary>
    public long? Revision => GetInt64();

    /// <summary>When this version was saved.</summary>
    public DateTimeOffset? CreatedDate => GetTime();

    /// <summary>Who saved it.</summary>
    public AdoIdentityRef? AuthoredBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>The project that it is in.</summary>
    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <summary>The name of that project.</summary>
    public string? ProjectName => Project?.Name ?? Scope?.Project;

    /// <summary>Its number again: what <c>-Pipeline</c> of other commands binds to from the pipeline.</summary>
    public long? PipelineId => Id;

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>Its page in the browser.</summary>
    public string? WebUrl => Connection is { } connection && ProjectName is { } project && Id is { } id
        ? $"{connection.OrganizationUrl}/{Route.To($"{project}/_build?definitionId={id}")}"
        : null;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    internal override string? QualifiedName => FullName;

    /// <inheritdoc/>
    internal override string Summary => $"{ProjectName}: {FullName}";

    /// <summary>The name, so that the object can stand where a name is asked for.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoPipeline> List(string project) =>
        new(Route.To($"{project}/_apis/build/definitions?includeAllProperties=true"), $"the pipelines of project '{project}'", Reader)
        {
            Scope = new(project),
            Paging = ByToken,
        };

    /// <summary>Those of a name, in all folders.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="name">The name; a star at its end stands for anything.</param>
    internal static ServiceRequest<AdoPipeline> Named(string project, string name) =>
        new(
            Route.To($"{project}/_apis/build/definitions?name={name}&includeAllProperties=true"),
            $"the pipeline '{name}' of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
            Paging = ByToken,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoPipeline> One(string project, string id) =>
        new(Route.To($"{project}/_apis/build/definitions/{id}"), $"the pipeline {id} of project '{project}'", Reader)
        {
            Scope = new(project),
        };

    /// <summary>Puts a whole definition in the place of another: what is not in it is gone.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    /// <param name="definition">All of its fields, as they are to be.</param>
    internal static ServiceRequest<AdoPipeline> Replace(string project, long id, IReadOnlyDictionary<string, object?> definition) =>
        new(Route.To($"{project}/_apis/build/definitions/{id}"), $"the pipeline {id} of project '{project}'", Reader)
        {
            Method = HttpMethod.Put,
            Scope = new(project),
            Body = RequestBody.Json(definition),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest Delete(string project, long id) =>
        new(Route.To($"{project}/_apis/build/definitions/{id}"), $"the pipeline {id} of project '{project}'")
        {
            Method = HttpMethod.Delete,
        };

    private static PagingStyle ByToken => PagingStyle.HeaderToken with { SkipQuery = string.Empty, DefaultPage = 0, LargestPage = 0 };
}
