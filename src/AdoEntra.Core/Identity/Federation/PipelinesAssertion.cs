using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Identity.Federation;

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
        Uri uri = QueryText.Set(QueryText.Set(address, "api-version", "7.1"), "serviceConnectionId", ServiceConnectionId);
        IssuerRules.DemandAzureDevOps(uri, services.Variables(ServiceAddress.EmulatorVariable), AzurePipelines.UriVariable);
        IssuerAnswer answer = await IssuerRequest.PostAsync(services.Transport, services.Clock, uri, SystemAccessToken.Reveal(), cancellationToken)
            .ConfigureAwait(false);
        return Issued(answer.Status == 200 ? IssuerBody.Text(answer.Body, "oidcToken") : null) ?? throw Failure(answer, uri);
    }

    private AdoSignInException Failure(IssuerAnswer answer, Uri uri)
    {
        const string Name = "Azure Pipelines";
        string said = IssuerBody.Words(answer.Body, SystemAccessToken.Reveal());
        // By its words too: the status that comes with them is not documented.
        if (answer.Status is 400 or 403 or 404 || Contains(said, "service connection") || Contains(said, "service endpoint"))
        {
            return IssuerFailures.New(
                ErrorIds.FederationMismatch,
                $"{Name} gives this stage no token for the service connection {ServiceConnectionId}{(answer.Status is 200 or null ? string.Empty : $" ({answer.Status})")}.",
                "The pipeline's author has to reference the connection in this very stage, for example by an AzureCLI@2 task or by an environment that uses it; "
                + "an administrator of the connection has to authorize it for this pipeline; check that the id is right and that the connection is an Azure Resource Manager one with workload identity federation.",
                answer, uri, said);
        }

        return answer.Status is 203 or 302 or 401 || answer.Body.TrimStart().StartsWith("<", StringComparison.Ordinal) && answer.Status is 200
            ? IssuerFailures.New(
                ErrorIds.InvalidCredential,
                $"{Name} did not accept the job token ({answer.Status}).",
                $"Map the token of this very job ('env: {AzurePipelines.TokenVariable}: $(System.AccessToken)'): it ends with the job, and a personal access token does not do.",
                answer, uri, said)
            : IssuerFailures.From(Name, AzurePipelines.UriVariable, "https://status.dev.azure.com", answer, uri, said);
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
