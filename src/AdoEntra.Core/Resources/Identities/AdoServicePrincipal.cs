using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Identities;

namespace AdoEntra;

/// <summary>
/// An application or a managed identity of the organization (GraphServicePrincipal, graph 7.1), with what it was given there
/// (ServicePrincipalEntitlement, memberEntitlementManagement 7.1), where that may be read.
/// </summary>
[TableView(
    nameof(DisplayName),
    nameof(AccessLevel),
    "Projects=ProjectRoles",
    nameof(ObjectId),
    More = [nameof(ApplicationId), nameof(MetaType), nameof(Descriptor)]
)]
public sealed class AdoServicePrincipal : AdoGraphSubject
{
    internal static readonly JsonRecordReader<AdoServicePrincipal> Reader = new(static json => new(json));

    internal static readonly ServicePrincipalList Listing = new();

    private ServicePrincipalEntitlement? _entitlement;

    private AdoServicePrincipal(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The object id of the service principal in Entra: what <c>-ObjectId</c> of other commands binds to.</summary>
    public string? ObjectId => OriginId;

    /// <summary>The client id of the application.</summary>
    public string? ApplicationId => GetString();

    /// <summary><c>application</c> or <c>managedidentity</c>.</summary>
    public string? MetaType => GetString();

    /// <summary>The object id again, as the directory has it.</summary>
    public string? DirectoryAlias => GetString();

    /// <summary>Its id in the organization; null where its access level was not read.</summary>
    public string? Id => _entitlement?.Id;

    /// <summary>The access level as the portal names it, for example <c>Basic</c>; null where it was not read or there is none.</summary>
    public string? AccessLevel => _entitlement?.AccessLevel?.Name;

    /// <summary>The projects that it was added to, with its role in each; empty where its access level was not read.</summary>
    public IReadOnlyList<AdoProjectRole> ProjectRoles => _entitlement?.ProjectEntitlements ?? [];

    /// <summary>When it was added to the organization; null where its access level was not read.</summary>
    public DateTimeOffset? DateCreated => _entitlement?.DateCreated;

    /// <summary>When it last used the organization; null where it never did, or its access level was not read.</summary>
    public DateTimeOffset? LastAccessedDate => _entitlement?.LastAccessed;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (DisplayName, OriginId);

    /// <inheritdoc/>
    internal override string Summary => $"{DisplayName} ({OriginId})";

    internal static ServiceRequest<AdoServicePrincipal> List() =>
        new(Route.To($"_apis/graph/serviceprincipals"), "the service principals", Reader)
        {
            Host = ServiceHost.Graph,
            ApiVersion = GraphVersion,
            Paging = GraphPaging,
        };

    /// <summary>Shows what it was given.</summary>
    internal AdoServicePrincipal With(ServicePrincipalEntitlement entitlement)
    {
        _entitlement = entitlement;
        return this;
    }
}
