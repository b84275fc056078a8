using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;
using AdoEntra.Resources;
using AdoEntra.Tokens;

namespace AdoEntra.Connections;

/// <summary>Signs in: finds the organization, gets a token, asks the organization whom it sees.</summary>
internal sealed class Connector(CredentialStore credentials, TokenProvider tokens, ServiceClient client, TenantDiscovery tenants, OrganizationSources organizations, VariableReader variables)
{
    /// <exception cref="AdoEntraException">No connection was made; nothing is left behind.</exception>
    public async Task<AdoConnection> ConnectAsync(ConnectRequest request, ISignInReport report, CancellationToken cancellationToken)
    {
        OrganizationFinding found = organizations.Find(request.Organization, request.Project, request.Directory);
        report.Verbose(found.Text);
        var address = ServiceAddress.Create(found.Organization, variables(ServiceAddress.EmulatorVariable));
        SignInOptions asked = request.SignIn!;
        TimeSpan time = request.Limit ?? asked.DefaultLimit;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        try
        {
            SignInOptions signIn = await WithTenantAsync(asked, address, limit.Token).ConfigureAwait(false);
            return await ConnectAsync(request with { SignIn = signIn }, address, found.Project, report, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AdoSignInException(
                ErrorIds.TimedOut,
                $"Signing in to '{address.Organization}' as {asked.Kind} took longer than {time.TotalSeconds:0} s.",
                "Try again, or allow more time with -TimeoutSec.")
            { Target = address.Organization };
        }
        finally
        {
            // Where the token was refused the discovery may still be on its way, and nobody waits for it any more.
            limit.Cancel();
        }
    }

    private async Task<AdoConnection> ConnectAsync(ConnectRequest request, ServiceAddress address, string? project, ISignInReport report, CancellationToken cancellationToken)
    {
        SignInOptions signIn = request.SignIn!;
        Credential credential = credentials.GetOrAdd(signIn);
        var session = new ServiceSession(address, new TokenIdentity(credential, signIn.TenantId, TokenProvider.AzureDevOpsScope));
        report.Verbose($"Signing in to {address.OrganizationUri} as {signIn.Kind}.");
        ShowAuthority(signIn, report);
        if (signIn is ManagedIdentitySignIn managed) foreach (string leftOver in managed.LeftOvers(variables)) report.Verbose(leftOver);
        bool connected = false;
        try
        {
            if (credential.Source is IPersonalTokenSource person) await person.AuthenticateAsync(TokenProvider.AzureDevOpsScope, report.Prompt, cancellationToken).ConfigureAwait(false);
            AdoConnection connection = await SignInAsync(request, session, project, report, cancellationToken).ConfigureAwait(false);
            connected = true;
            return connection;
        }
        finally
        {
            if (!connected)
            {
                // No connection holds its token, so nobody could drop it. And the next try gets a new one, with the rights given meanwhile.
                tokens.Forget(session.Identity);
                credentials.Remove(credential);
            }
        }
    }

    /// <summary>The sign-in with its tenant, where it needs one: the organization is asked which one it belongs to.</summary>
    private async Task<SignInOptions> WithTenantAsync(SignInOptions signIn, ServiceAddress address, CancellationToken cancellationToken)
    {
        if (!signIn.NeedsTenant || Given(signIn.TenantId) is not null) return signIn;
        OrganizationTenant tenant = await tenants.DiscoverAsync(address, cancellationToken).ConfigureAwait(false);
        if (tenant.IsNotInEntra) throw NotInEntra(address);
        return tenant.TenantId is { } id ? signIn with { TenantId = id } : throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{address.Organization}' does not say which tenant it belongs to, and {signIn.Kind} needs one.",
            "Check the organization's name; if it is right, pass -TenantId (Microsoft Entra ID, Overview, in the Azure portal).")
        { Target = address.Organization };
    }

    /// <summary>Whoever set the variable may have been somebody else: said before anything secret goes there.</summary>
    private void ShowAuthority(SignInOptions signIn, ISignInReport report)
    {
        if (!signIn.SendsSecretToAuthority) return;
        var authority = EntraAuthority.From(variables);
        if (authority.IsMicrosoft) report.Verbose($"Asking {authority.Host.Authority}, tenant {signIn.TenantId}.");
        else report.Warning($"{signIn.Kind} proves itself to {authority.Host.Authority}, which is not an authority of Microsoft: AZURE_AUTHORITY_HOST is set.");
    }

    private async Task<AdoConnection> SignInAsync(ConnectRequest request, ServiceSession session, string? project, ISignInReport report, CancellationToken cancellationToken)
    {
        string name = request.Name ?? session.Address.Organization;
        if (request.SkipVerification)
        {
            await tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false);
            return new AdoConnection(name, session, tokens, project, request.SignIn!.TenantId, who: null);
        }

        // The two do not need each other: the organization tells its tenant (and its connection is opened) while the token is on its way.
        // The token's own task starts first, since loading the library is the longest part of a first sign-in.
        Task<CachedToken> token = Task.Run(() => tokens.GetAsync(session.Identity, cancellationToken).AsTask(), cancellationToken);
        Task<OrganizationTenant> tenant = tenants.DiscoverAsync(session.Address, cancellationToken);
        CachedToken got = await FirstAsync(token, tenant).ConfigureAwait(false);
        report.Verbose($"Got a {got}.");

        OrganizationTenant organization = await tenant.ConfigureAwait(false);
        if (organization.IsNotInEntra) throw NotInEntra(session.Address);
        report.Verbose(organization.TenantId is { } id ? $"'{session.Address.Organization}' belongs to tenant {id}." : $"'{session.Address.Organization}' does not say which tenant it belongs to.");

        ConnectionData who = await WhoAsync(session, organization, request.SignIn!.TenantId, cancellationToken).ConfigureAwait(false);
        report.Verbose($"'{session.Address.Organization}' knows this identity as '{who.Name}' ({who.Id}).");
        return new AdoConnection(name, session, tokens, project, request.SignIn!.TenantId ?? organization.TenantId, who);
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

    private async Task<ConnectionData> WhoAsync(ServiceSession session, OrganizationTenant organization, string? tenantId, CancellationToken cancellationToken)
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

        catch (AdoServiceException exception) when (exception.ErrorId is ErrorIds.NotSignedIn or ErrorIds.NotInOrganization && Differ(tenantId, organization.TenantId))
        {
            throw new AdoServiceException(
                ErrorIds.WrongTenant,
                $"'{session.Address.Organization}' belongs to tenant {organization.TenantId}, and the token is from tenant {tenantId}; the organization refused it.",
                "Leave -TenantId away to use the organization's own tenant, or sign in as an identity of that tenant.",
                exception)
            { Target = session.Address.Organization, StatusCode = exception.StatusCode, ServiceCode = exception.ServiceCode, ServiceMessage = exception.ServiceMessage, ActivityId = exception.ActivityId };
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

    private static AdoConnectionException NotInEntra(ServiceAddress address) => new(
        ErrorIds.OrganizationNotInEntra,
        $"The organization '{address.Organization}' is not connected to Microsoft Entra, so no managed identity or service principal can be a member of it.",
        "Its owner has to connect it (Organization settings, Microsoft Entra).")
    { Target = address.Organization };

    // A tenant may be named by one of its domains as well; that says nothing here.
    private static bool Differ(string? asked, string? own) => Guid.TryParse(asked, out Guid first) && Guid.TryParse(own, out Guid second) && first != second;

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
