using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>A folder for pipelines (Folder, build 7.1).</summary>
[TableView(nameof(ProjectName), nameof(Path), nameof(CreatedOn), nameof(Description), More = [nameof(CreatedBy)])]
public sealed class AdoPipelineFolder : AdoResource
{
    private const string Version = "7.1-preview.2";

    internal static readonly JsonRecordReader<AdoPipelineFolder> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoPipelineFolder> Listing =
        new("pipeline folder", "pipeline-folders", "The folders of the pipelines of projects.", static project => List(project!));

    private AdoPipelineFolder(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its path, <c>\team\nightly</c>; <c>\</c> is the topmost.</summary>
    public string? Path => GetString();

    /// <summary>What it is for.</summary>
    public string? Description => GetString();

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>The project that it is in.</summary>
    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <summary>The name of that project.</summary>
    public string? ProjectName => Project?.Name ?? Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Path, Path?.TrimStart('\\'));

    /// <summary>The path.</summary>
    public override string ToString() => Path ?? string.Empty;

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoPipelineFolder> List(string project) =>
        new(Route.To($"{project}/_apis/build/folders"), $"the pipeline folders of project '{project}'", Reader)
        {
            Scope = new(project),
            ApiVersion = Version,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="path">Its path, as the service writes it.</param>
    /// <param name="description">What it is for; null for nothing.</param>
    internal static ServiceRequest<AdoPipelineFolder> Create(string project, string path, string? description) =>
        new(Route.To($"{project}/_apis/build/folders?path={path}"), $"the pipeline folder '{path}' of project '{project}'", Reader)
        {
            Method = HttpMethod.Put,
            Scope = new(project),
            ApiVersion = Version,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["path"] = path, ["description"] = description }),
        };

    /// <summary>Deletes a folder, and the pipelines in it.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="path">Its path, as the service writes it.</param>
    internal static ServiceRequest Delete(string project, string path) =>
        new(Route.To($"{project}/_apis/build/folders?path={path}"), $"the pipeline folder '{path}' of project '{project}'")
        {
            Method = HttpMethod.Delete,
            ApiVersion = Version,
        };
}
