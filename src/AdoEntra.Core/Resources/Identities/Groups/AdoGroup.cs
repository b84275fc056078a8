using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A group of the organization, of a project, or of Entra (GraphGroup, graph 7.1).</summary>
[TableView(nameof(PrincipalName), nameof(Origin), nameof(Description), More = [nameof(Descriptor)])]
public sealed class AdoGroup : AdoGraphSubject
{
    internal static readonly JsonRecordReader<AdoGroup> Reader = new(static json => new(json));

    internal static readonly OrganizationList<AdoGroup> Listing =
        new("group", "groups", "The groups of the organization and of its projects.", List);

    private const string ProjectDomain = "vstfs:///Classification/TeamProject/";

    private AdoGroup(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What the group is for.</summary>
    public string? Description => GetString();

    /// <summary>The project that it belongs to; null where it is the organization's or Entra's.</summary>
    public string? ProjectName =>
        ProjectId is not null && PrincipalName is { } name && name.IndexOf(@"]\", StringComparison.Ordinal) is > 0 and int end
            ? name.Substring(1, end - 1)
            : null;

    /// <summary>The id of that project.</summary>
    internal string? ProjectId =>
        Domain is { } domain && domain.StartsWith(ProjectDomain, StringComparison.OrdinalIgnoreCase)
            ? domain.Substring(ProjectDomain.Length)
            : null;

    /// <inheritdoc/>
    internal override string? CompletedName => PrincipalName;

    /// <inheritdoc/>
    internal override string Summary => Description is { Length: > 0 } text ? text : ToString();

    /// <summary>The name with what it belongs to: <c>[SecretSauce]\Readers</c>.</summary>
    public override string ToString() => PrincipalName ?? base.ToString();

    /// <summary>Reads the groups that are called so, of those projects.</summary>
    /// <param name="projects">The projects; everything for all groups, those of the organization included.</param>
    /// <param name="names">Display names or principal names.</param>
    internal static ListWork<AdoGroup> Read(NameFilter projects, NameFilter names) => (list, stop) => list.AddByNameAsync(
        names,
        List(),
        one: null,
        "group",
        $"the organization '{list.Connection.Organization}'",
        projects.IsEverything ? null : group => group.ProjectId is not null && projects.Matches(group.ProjectName, group.ProjectId),
        complete: null,
        stop
    );

    internal static ServiceRequest<AdoGroup> List() => new(Route.To($"_apis/graph/groups"), "the groups", Reader)
    {
        Host = ServiceHost.Graph,
        ApiVersion = GraphVersion,
        Paging = GraphPaging,
    };
}
