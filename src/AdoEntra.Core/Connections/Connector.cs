using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Resources;
using AdoEntra.Tokens;

namespace AdoEntra.Connections;

/// <summary>Signs in: finds the organization, gets a token, asks the organization whom it sees.</summary>
internal sealed class Connector(CredentialStore credentials, TokenProvider tokens, ServiceClient client, TenantDiscovery tenants, VariableReader variables)
{
    /// <exception cref="AdoEntraException">No connection was made; nothing is left behind.</exception>
    public async Task<AdoConnection> ConnectAsync(ConnectRequest request, Action<string> verbose, CancellationToken cancellationToken)
    {
        (ServiceAddress address, string? project) = Locate(request);
        Credential credential = credentials.GetOrAdd(request.SignIn);
        var session = new ServiceSession(address, new TokenIdentity(credential, request.SignIn.TenantId, TokenProvider.AzureDevOpsScope));
        verbose($"Signing in to {address.OrganizationUri} as {request.SignIn.Kind}.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Limit);
        try
        {
            return await SignInAsync(request, session, project, verbose, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AdoSignInException(
                ErrorIds.TimedOut,
                $"Signing in to '{address.Organization}' as {credential.Kind} took longer than {request.Limit.TotalSeconds:0} s.",
                "Try again, or allow more time with -TimeoutSec.")
            { Target = address.Organization };
        }
        finally
        {
            // Where the token was refused the discovery may still be on its way, and nobody waits for it any more.
            limit.Cancel();
        }
    }

    private async Task<AdoConnection> SignInAsync(ConnectRequest request, ServiceSession session, string? project, Action<string> verbose, CancellationToken cancellationToken)
    {
        string name = request.Name ?? session.Address.Organization;
        if (request.SkipVerification)
        {
            await tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false);
            return new AdoConnection(name, session, tokens, project, request.SignIn.TenantId, who: null);
        }

        // The two do not need each other: the organization tells its tenant (and its connection is opened) while the token is on its way.
        // The token's own task starts first, since loading the library is the longest part of a first sign-in.
        Task<CachedToken> token = Task.Run(() => tokens.GetAsync(session.Identity, cancellationToken).AsTask(), cancellationToken);
        Task<OrganizationTenant> tenant = tenants.DiscoverAsync(session.Address, cancellationToken);
        CachedToken got = await FirstAsync(token, tenant).ConfigureAwait(false);
        verbose($"Got a {got.TokenType} token until {got.ExpiresOn:u}.");

        OrganizationTenant organization = await tenant.ConfigureAwait(false);
        if (organization.IsNotInEntra) throw NotInEntra(session.Address);
        verbose(organization.TenantId is { } id ? $"'{session.Address.Organization}' belongs to tenant {id}." : $"'{session.Address.Organization}' does not say which tenant it belongs to.");

        ConnectionData who = await WhoAsync(session, cancellationToken).ConfigureAwait(false);
        verbose($"'{session.Address.Organization}' knows this identity as '{who.Name}' ({who.Id}).");
        return new AdoConnection(name, session, tokens, project, request.SignIn.TenantId ?? organization.TenantId, who);
    }

    /// <summary>The token; where that fails, the discovery is seen to its end, so that it leaves no failure behind that nobody has looked at.</summary>
    private static async Task<CachedToken> FirstAsync(Task<CachedToken> token, Task<OrganizationTenant> tenant)
    {
        try
        {
            return await token.ConfigureAwait(false);
        }
        catch
        {
            _ = tenant.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<ConnectionData> WhoAsync(ServiceSession session, CancellationToken cancellationToken)
    {
        ConnectionData who;
        try
        {
            who = await client.ReadOneAsync(session, ConnectionData.Request(), cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound)
        {
            throw new AdoServiceException(
                ErrorIds.OrganizationNotFound,
                $"There is no organization '{session.Address.Organization}' at {session.Address.Root.Host}.",
                "Check the name: it is the part behind https://dev.azure.com/ in the browser.",
                exception)
            { Target = session.Address.Organization, StatusCode = exception.StatusCode, ActivityId = exception.ActivityId };
        }

        // An organization with public projects lets everybody in, as nobody.
        if (who.IsAnonymous || who.Id is null)
        {
            throw new AdoServiceException(
                ErrorIds.NotSignedIn,
                $"'{session.Address.Organization}' did not accept the token: it takes this identity for nobody (the anonymous identity).",
                "Check that the identity belongs to the organization's tenant and that a Project Collection Administrator has added it.")
            { Target = session.Address.Organization, StatusCode = 200 };
        }

        return who;
    }

    private (ServiceAddress Address, string? Project) Locate(ConnectRequest request)
    {
        string? emulator = variables(ServiceAddress.EmulatorVariable);
        string text = Given(request.Organization) ?? Given(variables("ADOENTRA_ORGANIZATION")) ?? throw new AdoConnectionException(
            ErrorIds.NoOrganization,
            "No organization was given, and none was found.",
            "Pass -Organization (a name or an address), or set ADOENTRA_ORGANIZATION.");
        OrganizationReference reference = OrganizationReference.Parse(text, emulator);
        return (ServiceAddress.Create(reference.Organization, emulator), Given(request.Project) ?? reference.Project ?? Given(variables("ADOENTRA_PROJECT")));
    }

    private static AdoConnectionException NotInEntra(ServiceAddress address) => new(
        ErrorIds.OrganizationNotInEntra,
        $"The organization '{address.Organization}' is not connected to Microsoft Entra, so no managed identity or service principal can be a member of it.",
        "Its owner has to connect it (Organization settings, Microsoft Entra).")
    { Target = address.Organization };

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
