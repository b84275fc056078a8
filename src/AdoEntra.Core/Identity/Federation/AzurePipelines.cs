using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>
/// An Azure Pipelines job that signs in as the application of a service connection (protocol.md 1.11). Most of it stands in the job's
/// variables.
/// </summary>
internal static class AzurePipelines
{
    public const string UriVariable = "SYSTEM_OIDCREQUESTURI";
    public const string TokenVariable = "SYSTEM_ACCESSTOKEN";

    // First what the tasks AzureCLI and AzurePowerShell set, then what AzureCLI sets with addSpnToEnvironment, then what pipelines set by
    // hand for Azure's libraries and for Terraform (protocol.md 3.12).
    private static readonly string[] s_connections =
    [
        "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
        "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
        "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
    ];
    private static readonly string[] s_clients = ["AZURESUBSCRIPTION_CLIENT_ID", "servicePrincipalId", "AZURE_CLIENT_ID", "ARM_CLIENT_ID"];
    private static readonly string[] s_tenants = ["AZURESUBSCRIPTION_TENANT_ID", "tenantId", "AZURE_TENANT_ID", "ARM_TENANT_ID"];

    private const string ConnectionAdvice =
        "Pass the id, not the name: resourceId in the address of the connection's page (Project settings, Service connections).";

    private const string InTask = "or run this in an AzureCLI@2 or AzurePowerShell@5 task that uses the connection, which sets it";

    /// <summary>The names of the variables that speak for it; null where it is not here.</summary>
    public static string? Evidence(VariableReader variables) =>
        JobVariables.First(variables, UriVariable) is { } uri && JobVariables.First(variables, s_connections) is { } connection
            ? $"{uri.Name} and {connection.Name}"
            : null;

    /// <param name="variables">The environment.</param>
    /// <param name="serviceConnectionId">The service connection, where it is not the one of the environment.</param>
    /// <param name="clientId">The application, where it is not the one of the environment.</param>
    /// <param name="tenantId">The tenant, where it is neither the one of the environment nor to be discovered.</param>
    /// <param name="systemAccessToken">The job token, where it is not in the environment.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: something is missing.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: an id is malformed.</exception>
    public static FederatedSignIn Find(
        VariableReader variables,
        string? serviceConnectionId,
        string? clientId,
        string? tenantId,
        Secret? systemAccessToken
    )
    {
        string? uri = JobVariables.Value(variables, UriVariable);
        Secret? token = systemAccessToken ?? JobVariables.Secret(variables, SecretKind.JobToken, TokenVariable);
        string? connection = ConnectionId(serviceConnectionId) ?? Connection(variables);
        string? client = FederatedClient.Find(variables, clientId, s_clients);
        var missing = new MissingParts();
        missing.Ensure(uri, UriVariable, $"Run this in an Azure Pipelines job: the agent sets {UriVariable} there, and nowhere else.");
        missing.Ensure(
            token,
            TokenVariable,
            $"Map the job token in the step ('env: {TokenVariable}: $(System.AccessToken)'), or pass "
                + "-SystemAccessToken."
        );
        missing.Ensure(
            connection,
            "the service connection's id",
            $"Pass -ServiceConnectionId (resourceId in the address of the connection's page), {InTask}."
        );
        missing.Ensure(client, "the client id", $"Pass -ClientId (the application of the connection), {InTask}.");
        missing.ThrowIfAny("Azure Pipelines");
        string? tenant = TenantReference.Find(variables, tenantId, s_tenants);
        return new FederatedSignIn(client!, new PipelinesAssertion(uri!, connection!, token!)) { TenantId = tenant };
    }

    /// <summary>The id of a service connection that was given; null where none was.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no id.</exception>
    public static string? ConnectionId(string? given) =>
        FederatedClient.Given(given) is { } id ? ClientIds.Canonical(id, "-ServiceConnectionId", ConnectionAdvice) : null;

    private static string? Connection(VariableReader variables) =>
        JobVariables.First(variables, s_connections) is { } found ? ClientIds.Canonical(found.Value, found.Name, ConnectionAdvice) : null;
}

/// <summary>The token that Azure Pipelines issues to a job for a service connection (protocol.md 1.11).</summary>
/// <param name="Uri">Where the job asks for it.</param>
/// <param name="ServiceConnectionId">The service connection.</param>
/// <param name="SystemAccessToken">The job token.</param>
internal sealed record PipelinesAssertion(string Uri, string ServiceConnectionId, Secret SystemAccessToken) : FederatedAssertion
{
    public override string Kind => "AzurePipelines";

    public override string Key => $"azure-pipelines|{Uri}|{ServiceConnectionId}|{SystemAccessToken.Fingerprint}";

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken)
    {
        Uri address = IssuerAddress.Parse(Uri, AzurePipelines.UriVariable);
        Uri uri = QueryString.Set(QueryString.Set(address, "api-version", "7.1"), "serviceConnectionId", ServiceConnectionId);
        IssuerHostRules.DemandAzureDevOps(uri, services.Variables(ServiceAddress.EmulatorVariable), AzurePipelines.UriVariable);
        IssuerHttpResponse response = await IssuerRequest
            .PostAsync(services.Transport, services.Clock, uri, SystemAccessToken.Reveal(), cancellationToken)
            .ConfigureAwait(false);
        return Issued(response.Status == 200 ? IssuerResponse.Text(response.Body, "oidcToken") : null) ?? throw Failure(response, uri);
    }

    private AdoSignInException Failure(IssuerHttpResponse response, Uri uri)
    {
        const string Name = "Azure Pipelines";
        string said = IssuerResponse.Message(response.Body, SystemAccessToken.Reveal());
        // By its words too: the status that comes with them is not documented.
        if (response.Status is 400 or 403 or 404 || Contains(said, "service connection") || Contains(said, "service endpoint"))
        {
            KnownCause row = CauseTable.ByWords(said, ServiceConnectionRows.Rows) ?? ServiceConnectionRows.ConnectionRefused;
            string by = response.Status is 200 or null ? string.Empty : $" ({response.Status})";
            return IssuerFailures.New(row.Say(("connection", ServiceConnectionId), ("by", by)), response, uri, said);
        }

        bool isPage = response.Status is 200 && response.Body.TrimStart().StartsWith("<", StringComparison.Ordinal);
        return response.Status is 203 or 302 or 401 || isPage
            ? IssuerFailures.New(
                ServiceConnectionRows.JobTokenRefused.Say(("status", IssuerFailures.Status(response))),
                response,
                uri,
                said
            )
            : IssuerFailures.From(Name, AzurePipelines.UriVariable, "https://status.dev.azure.com", response, uri, said);
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
