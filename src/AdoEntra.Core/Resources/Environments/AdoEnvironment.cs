using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>An environment that pipelines deploy to (EnvironmentInstance, environments 7.2).</summary>
[TableView(
    "Project=ProjectName",
    nameof(Id),
    nameof(Name),
    nameof(LastModifiedOn),
    nameof(Description),
    More = [nameof(CreatedOn), nameof(CreatedBy)]
)]
public sealed class AdoEnvironment : AdoResource
{
    internal static readonly JsonRecordReader<AdoEnvironment> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoEnvironment> Listing = new(
        "environment",
        "environments",
        "The environments of projects.",
        static project => List(project!)
    );

    private static readonly PagingStyle s_paging =
        PagingStyle.HeaderToken with { SkipQuery = string.Empty, DefaultPage = 0, LargestPage = 0 };

    // There is no other version of these operations.
    internal const string Version = "7.2-preview.1";

    private AdoEnvironment(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <summary>The name again: what <c>-Environment</c> of other commands binds to from the pipeline.</summary>
    public string? EnvironmentName => Name;

    /// <summary>What it is for.</summary>
    public string? Description => GetString();

    /// <summary>The project that it is in.</summary>
    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <summary>The name of that project.</summary>
    public string? ProjectName => Project?.Name ?? Scope?.Project;

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>Who changed it last.</summary>
    public AdoIdentityRef? LastModifiedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedOn => GetTime();

    /// <summary>What it consists of, in few words; only where it was read with them.</summary>
    public IReadOnlyList<AdoEnvironmentResource> Resources => GetList(AdoEnvironmentResource.ReaderOf(Name ?? string.Empty));

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    internal override string Summary => Description is { Length: > 0 } text ? text : $"{ProjectName}/{Name}";

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoEnvironment> List(string project) =>
        new(Route.To($"{project}/_apis/pipelines/environments"), $"the environments of project '{project}'", Reader)
        {
            ApiVersion = Version,
            Paging = s_paging,
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="name">The name. The service may also give those whose names only contain it.</param>
    internal static ServiceRequest<AdoEnvironment> Named(string project, string name) =>
        List(project) with
        {
            Route = Route.To($"{project}/_apis/pipelines/environments?name={name}"),
            What = $"environment '{name}' of project '{project}'",
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoEnvironment> One(string project, string id) =>
        new(Route.To($"{project}/_apis/pipelines/environments/{id}"), $"environment '{id}' of project '{project}'", Reader)
        {
            ApiVersion = Version,
            Scope = new(project),
        };

    /// <summary>One with references to what it consists of.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoEnvironment> WithResources(string project, string id) =>
        new(
            Route.To($"{project}/_apis/pipelines/environments/{id}?expands=resourceReferences"),
            $"the resources of environment '{id}' of project '{project}'",
            Reader
        )
        {
            ApiVersion = Version,
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="settings">What is created; it has a name.</param>
    internal static ServiceRequest<AdoEnvironment> Create(string project, EnvironmentSettings settings) =>
        new(Route.To($"{project}/_apis/pipelines/environments"), $"environment '{settings.Name}' of project '{project}'", Reader)
        {
            ApiVersion = Version,
            Method = HttpMethod.Post,
            Body = RequestBody.Json(settings.Fields),
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    /// <param name="settings">What is changed.</param>
    internal static ServiceRequest<AdoEnvironment> Update(string project, string id, EnvironmentSettings settings) =>
        One(project, id) with
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(settings.Fields),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest Delete(string project, string id) =>
        new(Route.To($"{project}/_apis/pipelines/environments/{id}"), $"environment '{id}' of project '{project}'")
        {
            ApiVersion = Version,
            Method = HttpMethod.Delete,
        };
}
