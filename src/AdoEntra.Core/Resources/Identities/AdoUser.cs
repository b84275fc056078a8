using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A person of the organization (GraphUser, graph 7.1).</summary>
[TableView(
    nameof(DisplayName),
    nameof(PrincipalName),
    nameof(Origin),
    nameof(MetaType),
    "ObjectId=OriginId",
    More = [nameof(MailAddress), nameof(Descriptor)]
)]
public sealed class AdoUser : AdoGraphSubject
{
    internal static readonly JsonRecordReader<AdoUser> Reader = new(static json => new(json));

    internal static readonly OrganizationList<AdoUser> Listing = new("user", "users", "The people of the organization.", List);

    private AdoUser(JsonRecord json)
        : base(json)
    {
    }

    /// <summary><c>member</c> or <c>guest</c> of the tenant.</summary>
    public string? MetaType => GetString();

    /// <summary>The part of the name before the sign <c>@</c>.</summary>
    public string? DirectoryAlias => GetString();

    internal static ServiceRequest<AdoUser> List() => new(Route.To($"_apis/graph/users"), "the users", Reader)
    {
        Host = ServiceHost.Graph,
        ApiVersion = GraphVersion,
        Paging = GraphPaging,
    };
}
