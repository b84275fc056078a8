using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Environments;

namespace AdoEntra;

/// <summary>
/// What an environment consists of: a namespace of a Kubernetes cluster, or a virtual machine (KubernetesResource and
/// VirtualMachineResource, environments 7.2).
/// </summary>
[TableView(
    "Environment=EnvironmentName",
    nameof(Id),
    nameof(Type),
    nameof(Name),
    nameof(Namespace),
    nameof(ClusterName),
    "Agent=AgentStatus",
    More = [nameof(ProjectName), nameof(ServiceEndpointId), nameof(CreatedOn)]
)]
public sealed class AdoEnvironmentResource : AdoResource
{
    private const string KubernetesVersion = "7.2-preview.2";

    // How many come at once where no size is asked for.
    private const int MachinePage = 1000;

    internal static readonly EnvironmentList<AdoEnvironmentResource> Listing = new(
        "environment",
        "environment-resources",
        "What environments consist of, by the names of the environments.",
        EnvironmentResources.AddAsync
    );

    private AdoEnvironmentResource(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name: of a virtual machine that of the machine, otherwise mostly that of the namespace.</summary>
    public string? Name => GetString();

    /// <summary><c>kubernetes</c>, <c>virtualMachine</c>, or another word of the service.</summary>
    public string? Type => GetString();

    /// <summary>The words by which pipelines choose it.</summary>
    public IReadOnlyList<string> Tags => GetTexts();

    /// <summary>The name of the environment.</summary>
    public string? EnvironmentName { get; private set; }

    /// <summary>The name of the project that it is in, as the request named it.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The namespace in the Kubernetes cluster; null for a virtual machine.</summary>
    public string? Namespace => GetString();

    /// <summary>The name of the Kubernetes cluster; null for a virtual machine.</summary>
    public string? ClusterName => GetString();

    /// <summary>The id of the service connection to the Kubernetes cluster; null for a virtual machine.</summary>
    public string? ServiceEndpointId => GetString();

    /// <summary>The agent on the virtual machine; null for Kubernetes.</summary>
    public AdoAgent? Agent => GetObject(AdoAgent.Reader);

    /// <summary><c>online</c> or <c>offline</c>; null for Kubernetes.</summary>
    public string? AgentStatus => Agent?.Status;

    /// <summary>Who added it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was added.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <param name="project">Name or id.</param>
    /// <param name="environment">The number of the environment.</param>
    /// <param name="environmentName">Its name.</param>
    /// <param name="id">The number of the resource.</param>
    internal static ServiceRequest<AdoEnvironmentResource> Kubernetes(
        string project,
        string environment,
        string environmentName,
        string id
    ) =>
        new(
            Route.To($"{project}/_apis/pipelines/environments/{environment}/providers/kubernetes/{id}"),
            $"the Kubernetes resource {id} of environment '{environmentName}' of project '{project}'",
            ReaderOf(environmentName)
        )
        {
            ApiVersion = KubernetesVersion,
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="environment">The number of the environment.</param>
    /// <param name="environmentName">Its name.</param>
    internal static ServiceRequest<AdoEnvironmentResource> Machines(string project, string environment, string environmentName) =>
        new(
            Route.To($"{project}/_apis/pipelines/environments/{environment}/providers/virtualmachines"),
            $"the virtual machines of environment '{environmentName}' of project '{project}'",
            ReaderOf(environmentName)
        )
        {
            ApiVersion = AdoEnvironment.Version,
            Paging = PagingStyle.HeaderToken with { SkipQuery = string.Empty, DefaultPage = MachinePage, LargestPage = 0 },
            Scope = new(project),
        };

    /// <summary>The reader of what the environment itself says about its resources.</summary>
    /// <param name="environment">The name of the environment.</param>
    internal static JsonRecordReader<AdoEnvironmentResource> ReaderOf(string environment) =>
        new(json => new(json) { EnvironmentName = environment });
}
