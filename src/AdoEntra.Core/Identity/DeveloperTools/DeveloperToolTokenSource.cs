using System.Text;
using Azure.Core;
using Azure.Identity;

namespace AdoEntra.Identity.DeveloperTools;

/// <summary>Tokens that a developer tool prints, through the credentials of Azure.Identity.</summary>
/// <remarks>
/// The library starts a process for each token and keeps none, so every request is fresh as far as it goes. The tools themselves have
/// caches on disk: az gives out the same token until shortly before its end. Cancelling ends the wait and the shell that was started; the
/// library lets the tool behind that shell run on to its own end. See <c>ManagedIdentityTokenSource</c> for why no type of Azure.Core is a
/// field.
/// </remarks>
internal sealed class DeveloperToolTokenSource(DeveloperToolSignIn signIn, TokenSourceServices services) : ITokenSource
{
    public async Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        var tool = DeveloperToolFacts.Of(signIn.Tool);
        // Part of the command line of a shell.
        string? tenant = TenantReference.Parse(signIn.TenantId, "-TenantId");
        if (request.Claims is { } claims && tool.ClaimsLine(tenant, Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))) is { } line)
        {
            throw DeveloperToolFailures.ClaimsAsked(tool, line);
        }

        SourceToken token;
        try
        {
            token = await AskAsync(tenant, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AdoEntraException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new DeveloperToolFailures(tool, tenant, signIn.ToolLimit, services.Variables).From(exception);
        }

        // The library passes on what the tool printed, whatever it is (protocol.md 1.5).
        bool usable = token.Token.Length > 0 && token.ExpiresOn > DateTimeOffset.UtcNow;
        return usable ? token : throw DeveloperToolFailures.Unusable(tool, token.Token.Length == 0);
    }

    // az login --identity: az has the one tenant of that identity, and does not accept another.
    private async Task<SourceToken> AskAsync(string? tenant, SourceTokenRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(signIn.Tool, tenant, signIn.ToolLimit, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (tenant is not null && DeveloperToolFailures.RefusesTenant(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await AskAsync(signIn.Tool, null, signIn.ToolLimit, request, cancellationToken).ConfigureAwait(false);
        }
    }

    // A new one each time: it has nothing to keep, and az is found by the PATH of the moment it is made.
    private static Task<SourceToken> AskAsync(
        DeveloperTool tool,
        string? tenant,
        TimeSpan limit,
        SourceTokenRequest request,
        CancellationToken cancellationToken
    ) =>
        LibraryToken.GetAsync(Create(tool, tenant, limit), request.Scope, request.Claims, isCaeEnabled: false, cancellationToken);

    private static TokenCredential Create(DeveloperTool tool, string? tenant, TimeSpan limit) =>
        tool switch
        {
            DeveloperTool.AzureCli => new AzureCliCredential(new AzureCliCredentialOptions { TenantId = tenant, ProcessTimeout = limit }),
            DeveloperTool.AzurePowerShell => new AzurePowerShellCredential(
                new AzurePowerShellCredentialOptions { TenantId = tenant, ProcessTimeout = limit }
            ),
            _ => new AzureDeveloperCliCredential(new AzureDeveloperCliCredentialOptions { TenantId = tenant, ProcessTimeout = limit }),
        };
}
