using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra;

/// <summary>What a run has to pass before it may use a resource (CheckConfiguration, 7.1-preview.1).</summary>
[TableView(
    "Resource=ResourceName",
    nameof(ResourceType),
    nameof(Id),
    nameof(Kind),
    nameof(IsDisabled),
    nameof(Rule),
    More = [nameof(ProjectName), nameof(ResourceId), nameof(TimeoutMinutes), nameof(ModifiedBy), nameof(ModifiedOn)]
)]
public sealed class AdoCheck : AdoResource
{
    private const string Version = "7.1-preview.1";

    private static readonly JsonRecordReader<AdoCheck> s_reader = ReaderOf(null);

    private readonly string? _resourceName;

    private AdoCheck(JsonRecord json, string? resourceName)
        : base(json)
    {
        _resourceName = resourceName;
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>
    /// <c>Approval</c>, <c>BranchControl</c>, <c>BusinessHours</c>, <c>RequiredTemplate</c> or <c>ExclusiveLock</c>; of any other the name
    /// of its task or type.
    /// </summary>
    public string? Kind => Known?.Name ?? Settings?.DefinitionRef?.Name ?? Type?.Name;

    /// <summary>The service's type of check.</summary>
    public AdoCheckReference? Type => GetObject(AdoCheckReference.Reader);

    /// <summary>The resource that it guards.</summary>
    public AdoCheckReference? Resource => GetObject(AdoCheckReference.Reader);

    /// <summary>What that resource is: <c>Environment</c>, <c>ServiceConnection</c>, <c>Queue</c> and so on.</summary>
    public string? ResourceType => ProtectedResourceKind.Find(Resource?.Type)?.Name ?? Resource?.Type;

    /// <summary>The id of that resource, as permissions and checks have it.</summary>
    public string? ResourceId => Resource?.Id;

    /// <summary>The name of that resource; null where neither the service nor the request said it.</summary>
    public string? ResourceName => Resource?.Name ?? _resourceName;

    /// <summary>The project that it is in, as the request named it.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>What it wants.</summary>
    public AdoCheckSettings? Settings => GetObject(AdoCheckSettings.Reader);

    /// <summary>What it wants, in few words.</summary>
    public string? Rule => CheckRule.Of(Known, Settings);

    /// <summary>After how many minutes it fails.</summary>
    public long? TimeoutMinutes => Timeout;

    /// <summary>The same, by the field's name.</summary>
    public long? Timeout => GetInt64();

    /// <summary>True where it is not evaluated.</summary>
    public bool IsDisabled => GetBoolean();

    /// <summary>Who added it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was added.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>Who changed it last.</summary>
    public AdoIdentityRef? ModifiedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedOn => GetTime();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>Its kind; null for one that is not known here.</summary>
    internal CheckKind? Known => CheckKind.Find(Type?.Id, Settings?.DefinitionRef?.Id);

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Settings?.DisplayName, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kind and resource.</summary>
    public override string ToString() => $"{Kind} of {ResourceName ?? ResourceId}";

    /// <param name="resource">The resource that they guard.</param>
    internal static ServiceRequest<AdoCheck> List(ProtectedResource resource) =>
        new(
            Route.To($"{resource.Project}/_apis/pipelines/checks/configurations?$expand=settings")
                .With("resourceType", resource.Type)
                .With("resourceId", resource.Id),
            $"the checks of {resource}",
            ReaderOf(resource.Name)
        )
        {
            ApiVersion = Version,
            Scope = new(resource.Project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoCheck> One(string project, string id) =>
        new(
            Route.To($"{project}/_apis/pipelines/checks/configurations/{id}?$expand=settings"),
            $"check {id} of project '{project}'",
            s_reader
        )
        {
            ApiVersion = Version,
            Scope = new(project),
        };

    /// <param name="resource">The resource that it guards.</param>
    /// <param name="fields">The check.</param>
    internal static ServiceRequest<AdoCheck> Add(ProtectedResource resource, IReadOnlyDictionary<string, object?> fields) =>
        new(Route.To($"{resource.Project}/_apis/pipelines/checks/configurations"), $"the new check of {resource}", ReaderOf(resource.Name))
        {
            ApiVersion = Version,
            Scope = new(resource.Project),
            Method = HttpMethod.Post,
            Body = RequestBody.Json(fields),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    /// <param name="fields">The whole check.</param>
    internal static ServiceRequest<AdoCheck> Update(string project, string id, IReadOnlyDictionary<string, object?> fields) =>
        One(project, id) with
        {
            Route = Route.To($"{project}/_apis/pipelines/checks/configurations/{id}"),
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(fields),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest Delete(string project, string id) =>
        new(Route.To($"{project}/_apis/pipelines/checks/configurations/{id}"), $"check {id} of project '{project}'")
        {
            ApiVersion = Version,
            Method = HttpMethod.Delete,
        };

    private static JsonRecordReader<AdoCheck> ReaderOf(string? resourceName) => new(json => new(json, resourceName));
}
