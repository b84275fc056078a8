using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>What came of a call that Azure DevOps made with a service connection (ServiceEndpointRequestResult).</summary>
[TableView("Project=ProjectName", "ServiceConnection=ServiceConnectionName", nameof(Succeeded), nameof(StatusCode), nameof(ErrorMessage))]
public sealed class AdoServiceConnectionTest : AdoResource
{
    internal static readonly JsonRecordReader<AdoServiceConnectionTest> Reader = new(static json => new(json));

    private AdoServiceConnectionTest(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name of the connection.</summary>
    public string? ServiceConnectionName { get; private set; }

    /// <summary>True where what it connects to accepted it.</summary>
    public bool Succeeded => string.Equals(StatusCode, "ok", StringComparison.OrdinalIgnoreCase);

    /// <summary>The status of the response, as the service names it: <c>ok</c>, <c>unauthorized</c>, ...</summary>
    public string? StatusCode => GetString();

    /// <summary>Why it was not accepted.</summary>
    public string? ErrorMessage => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The name of the connection and the status.</summary>
    public override string ToString() => $"{ServiceConnectionName}: {StatusCode}";

    internal AdoServiceConnectionTest Of(AdoServiceConnection connection)
    {
        ServiceConnectionName = connection.Name;
        return this;
    }

    /// <param name="project">Name or id.</param>
    /// <param name="id">The id of the connection.</param>
    internal static ServiceRequest<AdoServiceConnectionTest> Run(string project, string id) =>
        new(
            Route.To($"{project}/_apis/serviceendpoint/endpointproxy?endpointId={id}"),
            $"the test of service connection '{id}' of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
            Method = HttpMethod.Post,
            Body = RequestBody.Json(new Dictionary<string, object?>
            {
                ["dataSourceDetails"] = new Dictionary<string, object?> { ["dataSourceName"] = "TestConnection" },
            }),
        };
}
