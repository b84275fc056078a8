using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>A GitHub Actions job that may ask GitHub for tokens of its own (protocol.md 1.11).</summary>
internal static class GitHubActions
{
    public const string UrlVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";
    public const string TokenVariable = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static readonly string[] s_clients = ["AZURE_CLIENT_ID", "ARM_CLIENT_ID"];
    private static readonly string[] s_tenants = ["AZURE_TENANT_ID", "ARM_TENANT_ID"];

    private const string Permission =
        "Its author has to give the job 'permissions: id-token: write' (and 'contents: read', if it checks out); a pull "
            + "request from a fork never gets it.";

    /// <summary>The names of the variables that speak for it; null where it is not here.</summary>
    public static string? Evidence(VariableReader variables) =>
        JobVariables.First(variables, UrlVariable) is { } url && JobVariables.First(variables, TokenVariable) is { } token
            ? $"{url.Name} and {token.Name}"
            : null;

    /// <summary>The name of the variable with the application's id; null where only -ClientId could name it.</summary>
    public static string? ClientEvidence(VariableReader variables) => JobVariables.First(variables, s_clients)?.Name;

    /// <param name="variables">The environment.</param>
    /// <param name="clientId">The application, where it is not the one of the environment.</param>
    /// <param name="tenantId">The tenant, where it is neither the one of the environment nor to be discovered.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: something is missing.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the client id or the request token is malformed.</exception>
    public static FederatedSignIn Find(VariableReader variables, string? clientId, string? tenantId)
    {
        string? url = JobVariables.Value(variables, UrlVariable);
        Secret? token = JobVariables.Secret(variables, SecretKind.JobToken, TokenVariable);
        string? client = FederatedClient.Find(variables, clientId, s_clients);
        bool isJob = JobVariables.First(variables, "GITHUB_ACTIONS", UrlVariable, TokenVariable) is not null;
        var missing = new MissingParts();
        missing.Ensure(url, UrlVariable, Permission);
        missing.Ensure(token, TokenVariable, Permission);
        missing.Ensure(client, "the client id", "Pass the application as -ClientId, or set AZURE_CLIENT_ID for the step.");
        missing.ThrowIfAny("GitHub Actions", isJob ? string.Empty : "Run this in a GitHub Actions job.");
        string? tenant = TenantReference.Find(variables, tenantId, s_tenants);
        return new FederatedSignIn(client!, new GitHubAssertion(url!, token!)) { TenantId = tenant };
    }
}

/// <summary>The token that GitHub issues to a job (protocol.md 1.11).</summary>
/// <param name="Url">Where the job asks for it.</param>
/// <param name="RequestToken">What the job asks with.</param>
internal sealed record GitHubAssertion(string Url, Secret RequestToken) : FederatedAssertion
{
    public override string Kind => "GitHubActions";

    public override string Key => $"github-actions|{Url}|{RequestToken.Fingerprint}";

    public override async Task<Secret> GetAsync(TokenSourceServices services, CancellationToken cancellationToken)
    {
        Uri address = IssuerAddress.Parse(Url, GitHubActions.UrlVariable);
        Uri uri = QueryString.Set(address, "audience", EntraAuthority.From(services.Variables).FederationAudience);
        IssuerHostRules.DemandHttps(uri, services.Variables(ServiceAddress.EmulatorVariable), GitHubActions.UrlVariable);
        IssuerHttpResponse response = await IssuerRequest
            .GetAsync(services.Transport, services.Clock, uri, RequestToken.Reveal(), cancellationToken)
            .ConfigureAwait(false);
        return Issued(response.Status == 200 ? IssuerResponse.Text(response.Body, "value") : null) ?? throw Failure(response, uri);
    }

    private AdoSignInException Failure(IssuerHttpResponse response, Uri uri)
    {
        const string Name = "GitHub's token service";
        string said = IssuerResponse.Message(response.Body, RequestToken.Reveal());
        return response.Status switch
        {
            400 or 401 or 403 or 404 => IssuerFailures.New(
                FederationRows.GitHubJobRefused.Say(("host", uri.Host), ("status", IssuerFailures.Status(response))),
                response,
                uri,
                said
            ),
            _ => IssuerFailures.From(Name, GitHubActions.UrlVariable, "https://www.githubstatus.com", response, uri, said),
        };
    }
}
