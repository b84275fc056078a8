using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra;

/// <summary>A service connection: how pipelines reach another service (ServiceEndpoint, serviceEndpoint 7.2).</summary>
/// <remarks>
/// Whether it is disabled or outdated, and when it was created and changed, is in the version 7.2-preview.4 alone; 7.1 leaves it out.
/// </remarks>
[TableView(
    "Project=ProjectName",
    nameof(Name),
    nameof(Type),
    nameof(Scheme),
    nameof(HoldsSecret),
    nameof(IsDisabled),
    nameof(IsOutdated),
    "Created=CreationDate",
    More = [nameof(Id), nameof(IsShared), nameof(LastUsedDate), nameof(LastUsedBy), nameof(Url)]
)]
public sealed class AdoServiceConnection : AdoNamedResource
{
    /// <summary>The version of the API whose objects have all of this.</summary>
    internal const string Version = "7.2-preview.4";

    internal static readonly JsonRecordReader<AdoServiceConnection> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoServiceConnection> Listing = new(
        "service connection",
        "service-connections",
        "The service connections of projects: whether they hold a secret, are disabled or outdated.",
        static project => List(project!),
        completion: static (client, _) => ServiceConnectionTypes.CompletionOf(client)
    );

    private AdoServiceConnection(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What it connects to: <c>azurerm</c>, <c>github</c>, <c>generic</c>, ...</summary>
    public string? Type => GetString();

    /// <summary>How it authenticates: <c>WorkloadIdentityFederation</c>, <c>ServicePrincipal</c>, <c>UsernamePassword</c>, ...</summary>
    public string? Scheme => Authorization?.Scheme;

    /// <summary>
    /// True where its scheme has a secret, by the organization's own list of types; null where that list does not have the scheme.
    /// </summary>
    public bool? HoldsSecret { get; private set; }

    /// <summary>The address of what it connects to.</summary>
    public string? Url => GetString();

    /// <summary>What it is for.</summary>
    public string? Description => GetString();

    /// <summary>True where it is disabled: by a person, or since it was not used for 100 days.</summary>
    public bool IsDisabled => GetBoolean();

    /// <summary>True where it has to be updated, for example since its federation has an issuer that ends.</summary>
    public bool IsOutdated => GetBoolean();

    /// <summary>True where it could be set up.</summary>
    public bool IsReady => GetBoolean();

    /// <summary>True where other projects have it too.</summary>
    public bool IsShared => GetBoolean();

    /// <summary><c>library</c>, or what made it for itself.</summary>
    public string? Owner => GetString();

    /// <summary>How it authenticates, without secrets.</summary>
    public AdoServiceConnectionAuthorization? Authorization => GetObject(AdoServiceConnectionAuthorization.Reader);

    /// <summary>What belongs to its type: the subscription, for example.</summary>
    public IReadOnlyDictionary<string, string?> Data => GetTextMap();

    /// <summary>Of a federation, the issuer of its tokens: what the federated credential in Entra needs.</summary>
    public string? Issuer => Authorization?.Parameter("workloadIdentityFederationIssuer");

    /// <summary>Of a federation, the subject of its tokens: what the federated credential in Entra needs.</summary>
    public string? Subject => Authorization?.Parameter("workloadIdentityFederationSubject");

    /// <summary>The projects that have it.</summary>
    public IReadOnlyList<AdoServiceConnectionProject> ServiceEndpointProjectReferences => GetList(AdoServiceConnectionProject.Reader);

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreationDate => GetTime();

    /// <summary>Who changed it last.</summary>
    public AdoIdentityRef? ModifiedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? ModificationDate => GetTime();

    /// <summary>When a run used it last; null where that was not read, or the service knows of none.</summary>
    public DateTimeOffset? LastUsedDate { get; private set; }

    /// <summary>The pipeline that used it last; null where that was not read.</summary>
    public string? LastUsedBy { get; private set; }

    /// <summary>The name again: what <c>-ServiceConnection</c> of other commands binds to from the pipeline.</summary>
    public string? ServiceConnectionName => Name;

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    internal void Know(bool? holdsSecret) => HoldsSecret = holdsSecret;

    internal void Know(ConnectionUse? use) => (LastUsedDate, LastUsedBy) = (use?.Data?.StartTime, use?.Data?.Definition?.Name);

    /// <param name="project">Name or id.</param>
    /// <param name="name">The exact name of one; null for all.</param>
    internal static ServiceRequest<AdoServiceConnection> List(string project, string? name = null) =>
        new(
            Route.To($"{project}/_apis/serviceendpoint/endpoints?includeFailed=true").With("endpointNames", name),
            $"the service connections of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
            ApiVersion = Version,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its id.</param>
    internal static ServiceRequest<AdoServiceConnection> One(string project, string id) =>
        new(
            Route.To($"{project}/_apis/serviceendpoint/endpoints/{id}"),
            $"the service connection '{id}' of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
            ApiVersion = Version,
        };

    /// <param name="project">The project that it is created in.</param>
    /// <param name="body">The whole connection.</param>
    internal static ServiceRequest<AdoServiceConnection> Create(string project, IReadOnlyDictionary<string, object?> body) =>
        new(Route.To($"_apis/serviceendpoint/endpoints"), $"the service connection of project '{project}'", Reader)
        {
            Scope = new(project),
            ApiVersion = Version,
            Method = HttpMethod.Post,
            Body = RequestBody.Json(body),
        };

    /// <param name="project">The project that it was found in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="body">The whole connection, without secrets that stay as they are.</param>
    internal static ServiceRequest<AdoServiceConnection> Replace(
        string project,
        string id,
        IReadOnlyDictionary<string, object?> body
    ) =>
        new(Route.To($"_apis/serviceendpoint/endpoints/{id}"), $"the service connection of project '{project}'", Reader)
        {
            Scope = new(project),
            ApiVersion = Version,
            Method = HttpMethod.Put,
            Body = RequestBody.Json(body),
        };

    /// <param name="id">Its id.</param>
    /// <param name="references">The projects that get it too, as the service takes them.</param>
    internal static ServiceRequest Share(string id, IReadOnlyList<object> references) =>
        new(Route.To($"_apis/serviceendpoint/endpoints/{id}"), "the service connection")
        {
            ApiVersion = Version,
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(references),
        };

    /// <param name="id">Its id.</param>
    /// <param name="project">The id of the project that it is removed from; with its last project it is gone.</param>
    internal static ServiceRequest Delete(string id, string project) =>
        new(Route.To($"_apis/serviceendpoint/endpoints/{id}?projectIds={project}"), "the service connection")
        {
            ApiVersion = Version,
            Method = HttpMethod.Delete,
        };
}
