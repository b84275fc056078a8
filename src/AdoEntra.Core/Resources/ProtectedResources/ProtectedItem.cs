using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.ProtectedResources;

/// <summary>A service connection, an agent queue, a variable group or a secure file, as far as it has to be found.</summary>
internal sealed class ProtectedItem : AdoResource
{
    internal static readonly JsonRecordReader<ProtectedItem> Reader = new(static json => new(json));

    private static readonly PagingStyle s_paging = PagingStyle.HeaderToken with
    {
        TopQuery = string.Empty,
        SkipQuery = string.Empty,
        DefaultPage = 0,
        LargestPage = 0,
    };

    private ProtectedItem(JsonRecord json)
        : base(json)
    {
    }

    public string? Id => GetString();

    public string? Name => GetString();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id);

    /// <param name="project">Name or id.</param>
    /// <param name="name">The name of the service connection.</param>
    internal static ServiceRequest<ProtectedItem> ServiceConnections(string project, string name) =>
        new(Route.To($"{project}/_apis/serviceendpoint/endpoints?endpointNames={name}"), $"service connection '{name}'", Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="name">The name of the agent queue.</param>
    internal static ServiceRequest<ProtectedItem> Queues(string project, string name) =>
        new(Route.To($"{project}/_apis/distributedtask/queues?queueName={name}"), $"agent queue '{name}'", Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="id">The number of the agent queue.</param>
    internal static ServiceRequest<ProtectedItem> QueuesById(string project, string id) =>
        new(Route.To($"{project}/_apis/distributedtask/queues?queueIds={id}"), $"agent queue '{id}'", Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="name">The name of the variable group.</param>
    internal static ServiceRequest<ProtectedItem> VariableGroups(string project, string name) =>
        new(Route.To($"{project}/_apis/distributedtask/variablegroups?groupName={name}"), $"variable group '{name}'", Reader)
        {
            Paging = s_paging,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">The number of the variable group.</param>
    internal static ServiceRequest<ProtectedItem> VariableGroupsById(string project, string id) =>
        new(Route.To($"{project}/_apis/distributedtask/variablegroups?groupIds={id}"), $"variable group '{id}'", Reader)
        {
            Paging = s_paging,
        };
}
