using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Identity.Federation;

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
        Uri uri = QueryText.Set(address, "audience", EntraAuthority.From(services.Variables).FederationAudience);
        IssuerRules.DemandHttps(uri, services.Variables(ServiceAddress.EmulatorVariable), GitHubActions.UrlVariable);
        IssuerAnswer answer = await IssuerRequest.GetAsync(services.Transport, services.Clock, uri, RequestToken.Reveal(), cancellationToken)
            .ConfigureAwait(false);
        return Issued(answer.Status == 200 ? IssuerBody.Text(answer.Body, "value") : null) ?? throw Failure(answer, uri);
    }

    private AdoSignInException Failure(IssuerAnswer answer, Uri uri)
    {
        const string Name = "GitHub's token service";
        string said = IssuerBody.Words(answer.Body, RequestToken.Reveal());
        return answer.Status switch
        {
            400 or 401 or 403 or 404 => IssuerFailures.New(
                ErrorIds.InvalidCredential, $"{Name} at {uri.Host} refused this job ({answer.Status}).",
                "Check that the job has 'permissions: id-token: write' and does not run for a pull request from a fork. The request token ends with the job: "
                + $"{GitHubActions.TokenVariable} must be the one of this job, not one that was kept.",
                answer, uri, said),
            _ => IssuerFailures.From(Name, GitHubActions.UrlVariable, "https://www.githubstatus.com", answer, uri, said),
        };
    }
}
