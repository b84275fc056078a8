using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>A use of a service connection by a run (ServiceEndpointExecutionRecord).</summary>
internal sealed class ConnectionUse : AdoResource
{
    internal static readonly JsonRecordReader<ConnectionUse> Reader = new(static json => new(json));

    private ConnectionUse(JsonRecord json)
        : base(json)
    {
    }

    public ConnectionUseData? Data => GetObject(ConnectionUseData.Reader);

    /// <summary>The newest use.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="id">The id of the connection.</param>
    internal static ServiceRequest<ConnectionUse> History(string project, string id) =>
        new(
            Route.To($"{project}/_apis/serviceendpoint/{id}/executionhistory"),
            $"the uses of service connection '{id}' of project '{project}'",
            Reader
        )
        {
            Paging = PagingStyle.HeaderTokenOnly with { TopQuery = "top" },
        };
}

/// <summary>When and by what (ServiceEndpointExecutionData).</summary>
internal sealed class ConnectionUseData : AdoResource
{
    internal static readonly JsonRecordReader<ConnectionUseData> Reader = new(static json => new(json));

    private ConnectionUseData(JsonRecord json)
        : base(json)
    {
    }

    public DateTimeOffset? StartTime => GetTime();

    public ConnectionUser? Definition => GetObject(ConnectionUser.Reader);
}

/// <summary>The pipeline (ServiceEndpointExecutionOwner).</summary>
internal sealed class ConnectionUser : AdoResource
{
    internal static readonly JsonRecordReader<ConnectionUser> Reader = new(static json => new(json));

    private ConnectionUser(JsonRecord json)
        : base(json)
    {
    }

    public string? Name => GetString();
}
