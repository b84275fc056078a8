using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities.Groups;

/// <summary>That something is a direct member of a group (GraphMembership, graph 7.1).</summary>
internal sealed class GraphMembership : AdoResource
{
    private static readonly JsonRecordReader<GraphMembership> s_reader = new(static json => new(json));

    private GraphMembership(JsonRecord json)
        : base(json)
    {
    }

    public string? ContainerDescriptor => GetString();

    public string? MemberDescriptor => GetString();

    /// <param name="group">The descriptor of the group.</param>
    internal static ServiceRequest<GraphMembership> Members(string group) =>
        new(Route.To($"_apis/graph/Memberships/{group}?direction=down"), $"the members of group '{group}'", s_reader)
        {
            Host = ServiceHost.Graph,
            ApiVersion = AdoGraphSubject.GraphVersion,
        };

    /// <param name="member">The descriptor of the member.</param>
    /// <param name="group">The descriptor of the group.</param>
    /// <param name="what">What is done, for messages.</param>
    internal static ServiceRequest<GraphMembership> Add(string member, string group, string what) =>
        new(Route.To($"_apis/graph/memberships/{member}/{group}"), what, s_reader)
        {
            Host = ServiceHost.Graph,
            ApiVersion = AdoGraphSubject.GraphVersion,
            Method = HttpMethod.Put,
        };

    /// <param name="member">The descriptor of the member.</param>
    /// <param name="group">The descriptor of the group.</param>
    /// <param name="what">What is done, for messages.</param>
    internal static ServiceRequest<GraphMembership> Remove(string member, string group, string what) =>
        new(Route.To($"_apis/graph/memberships/{member}/{group}"), what, s_reader)
        {
            Host = ServiceHost.Graph,
            ApiVersion = AdoGraphSubject.GraphVersion,
            Method = HttpMethod.Delete,
        };
}
