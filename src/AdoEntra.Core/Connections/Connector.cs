using AdoEntra.Connections.Organizations;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Connections;

/// <summary>Signs in: finds the organization and the way to sign in, gets a token, has the organization say whom it sees.</summary>
internal sealed class Connector(
    TokenSourceServices services,
    CredentialStore credentials,
    TokenProvider tokens,
    TenantDiscovery tenants,
    OrganizationSources organizations,
    IdentityCheck check
)
{
    /// <exception cref="AdoEntraException">No connection was made; nothing is left behind.</exception>
    public async Task<AdoConnection> ConnectAsync(ConnectRequest request, ISignInProgress report, CancellationToken cancellationToken)
    {
        OrganizationFinding found = organizations.Find(request.Organization, request.Project, request.Directory);
        report.Verbose(found.Text);
        var address = ServiceAddress.Create(found.Organization, services.Variables(ServiceAddress.EmulatorVariable));
        var target = new ConnectTarget(address, found.Project, request.Name ?? address.Organization);
        TenantReference.Parse(request.TenantId, "-TenantId");
        return request.SignIn is { } signIn && signIn with { TenantId = TenantReference.Parse(signIn.TenantId, "-TenantId") } is { } asked
            ? await WithinLimitAsync(request, asked, target, report, cancellationToken).ConfigureAwait(false)
            : await ChooseAsync(request, target, report, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AdoConnection> ChooseAsync(
        ConnectRequest request,
        ConnectTarget target,
        ISignInProgress report,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (request.Limit is { } time) services.Clock.CancelAfter(limit, time);
        try
        {
            return await ChooseWithinAsync(request, target, report, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong(target, "the identity that was found", request.Limit!.Value);
        }
    }

    private async Task<AdoConnection> ChooseWithinAsync(
        ConnectRequest request,
        ConnectTarget target,
        ISignInProgress report,
        CancellationToken cancellationToken
    )
    {
        AutoResult? auto = await AutoSelection
            .FindAsync(services, AutoMachine.Current, Given(request.TenantId), cancellationToken)
            .ConfigureAwait(false);
        while (true)
        {
            foreach (string line in auto.ToLines()) report.Verbose(line);
            try
            {
                SignInOptions signIn = auto.SignIn is DeveloperToolSignIn tool ? tool with { Limit = request.Limit } : auto.SignIn;
                AdoConnection connection = await WithinLimitAsync(request, signIn, target, report, cancellationToken).ConfigureAwait(false);
                foreach (string warning in AutoWarnings.Of(auto, connection.IdentityName, connection.IsApplication, report.IsInteractive))
                {
                    report.Warning(warning);
                }

                return connection;
            }
            catch (AdoEntraException failure) when (auto.IsAbsent(failure))
            {
                // Not there after all. Anything else was tried and refused, and the next one would hide the reason.
                report.Verbose(failure.Summary);
                auto = await auto.AfterAsync(failure, cancellationToken).ConfigureAwait(false);
                if (auto is null) throw;
            }
        }
    }

    private async Task<AdoConnection> WithinLimitAsync(
        ConnectRequest request,
        SignInOptions asked,
        ConnectTarget target,
        ISignInProgress report,
        CancellationToken cancellationToken
    )
    {
        TimeSpan time = request.Limit ?? asked.DefaultLimit;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        services.Clock.CancelAfter(limit, time);
        try
        {
            SignInOptions signIn = await WithTenantAsync(asked, target.Address, limit.Token).ConfigureAwait(false);
            return await SignInAsync(request, signIn, target, report, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong(
                target,
                asked is ManagedIdentitySignIn ? $"{asked.Kind} (from {ManagedIdentitySignIn.Host(services.Variables)})" : asked.Kind,
                time,
                asked.LimitAdvice
            );
        }
        finally
        {
            // Where the token was refused the discovery may still be on its way, and no caller is waiting for it any more.
            limit.Cancel();
        }
    }

    /// <summary>The sign-in with its tenant, where it needs one: the organization is asked which one it belongs to.</summary>
    private async Task<SignInOptions> WithTenantAsync(SignInOptions signIn, ServiceAddress address, CancellationToken cancellationToken)
    {
        if (signIn.TenantUse == TenantUse.None || Given(signIn.TenantId) is not null)
            return signIn;
        OrganizationTenant tenant = await tenants
            .DiscoverAsync(address, cancellationToken, isNeeded: signIn.TenantUse == TenantUse.Needed)
            .ConfigureAwait(false);
        if (tenant.TenantId is { } id)
            return signIn with { TenantId = id };
        // Before a tool is started, and before anything is sent to an authority.
        IdentityCheck.DemandEntra(tenant, address);
        if (signIn.TenantUse == TenantUse.Wanted) return signIn;
        if (tenant.Failure is { } failure) throw failure;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The organization '{address.Organization}' does not report its tenant, and {signIn.Kind} requires one.",
            "Check the organization's name; if it is correct, pass -TenantId (Microsoft Entra ID, Overview, in the Azure portal).")
        { Target = address.Organization };
    }

    private async Task<AdoConnection> SignInAsync(
        ConnectRequest request,
        SignInOptions signIn,
        ConnectTarget target,
        ISignInProgress report,
        CancellationToken cancellationToken
    )
    {
        CredentialUse use = credentials.Take(signIn);
        IdentityGuard? guard = use.Credential.SharingKey is null
            ? new IdentityGuard(check, target.Address, use, target.Name, !request.SkipVerification)
            : null;
        var session = new ServiceSession(target.Address, new TokenIdentity(use, AzureDevOpsResource.Scope, guard));
        report.Verbose($"Signing in to {target.Address.OrganizationUri} as {signIn.Kind}.");
        Announce(signIn, report);
        bool connected = false;
        try
        {
            if (use.Credential.Source is IInteractiveTokenSource person)
            {
                await person.AuthenticateAsync(AzureDevOpsResource.Scope, report.Prompt, cancellationToken).ConfigureAwait(false);
            }

            // Twice as long as the retries of a request take. Behind it is the limit of the whole sign-in, which knows no cause; the
            // request's own is behind that one, or chance would decide which of the two is reported.
            TimeSpan limit = request.Limit ?? signIn.DefaultLimit;
            var context = new RequestContext(new ConnectProgress(report), limit + limit)
            {
                RetryWindow = TimeSpan.FromSeconds(Math.Min(15, limit.TotalSeconds * 0.7)),
            };
            AdoConnection connection = request.SkipVerification
                ? await UnverifiedAsync(session, signIn, target, cancellationToken).ConfigureAwait(false)
                : await VerifiedAsync(session, guard, signIn, target, report, context, cancellationToken).ConfigureAwait(false);
            connected = true;
            return connection;
        }
        finally
        {
            // Where no other connection holds its token, no later disconnect could drop it; and the next try gets a new one, with rights
            // given meanwhile.
            if (!connected && credentials.Return(use)) tokens.Drop(session.Identity);
        }
    }

    private async Task<AdoConnection> UnverifiedAsync(
        ServiceSession session,
        SignInOptions signIn,
        ConnectTarget target,
        CancellationToken cancellationToken
    )
    {
        await tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false);
        return new AdoConnection(target.Name, session, tokens, target.Project, signIn.TenantId, who: null);
    }

    private async Task<AdoConnection> VerifiedAsync(
        ServiceSession session,
        IdentityGuard? guard,
        SignInOptions signIn,
        ConnectTarget target,
        ISignInProgress report,
        RequestContext context,
        CancellationToken cancellationToken)
    {
        // The two do not need each other: the organization tells its tenant (and its connection is opened) while the token is on its way.
        // The token's own task starts first, since loading the library is the longest part of a first sign-in.
        Task<CachedToken> token = Task.Run(() => tokens.GetAsync(session.Identity, cancellationToken).AsTask(), cancellationToken);
        Task<OrganizationTenant> tenant = tenants.DiscoverAsync(session.Address, cancellationToken);
        CachedToken got = await FirstAsync(token, tenant).ConfigureAwait(false);
        report.Verbose($"Received a {got}.");

        OrganizationTenant organization = await tenant.ConfigureAwait(false);
        if (signIn.NeedsEntra)
            IdentityCheck.DemandEntra(organization, session.Address);
        report.Verbose(
            organization.TenantId is { } id
                ? $"The organization '{session.Address.Organization}' belongs to tenant {id}."
                : $"The organization '{session.Address.Organization}' does not report its tenant."
        );

        ConnectionData who = await check.WhoAsync(session, organization, signIn.TenantId, context, cancellationToken).ConfigureAwait(false);
        guard?.Confirm(who);
        report.Verbose($"Signed in to '{session.Address.Organization}' as '{who.Name}' ({who.Id}).");
        return new AdoConnection(target.Name, session, tokens, target.Project, signIn.TenantId ?? organization.TenantId, who);
    }

    /// <summary>
    /// The token; where that fails, the discovery is awaited, so that it leaves no failure behind unobserved.
    /// </summary>
    private static async Task<CachedToken> FirstAsync(Task<CachedToken> token, Task<OrganizationTenant> tenant)
    {
        try
        {
            return await token.ConfigureAwait(false);
        }
        catch
        {
            _ = tenant.ContinueWith(
                static task => _ = task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }

    /// <summary>Which host a secret goes to, and which variables are ignored: they may have been set by another party.</summary>
    private void Announce(SignInOptions signIn, ISignInProgress report)
    {
        if (signIn is ManagedIdentitySignIn managed)
        {
            report.Verbose($"Requesting a token from {ManagedIdentitySignIn.Host(services.Variables)}.");
            foreach (string leftOver in managed.IgnoredVariables(services.Variables)) report.Verbose(leftOver);
        }

        if (!signIn.SendsSecretToAuthority) return;
        var authority = EntraAuthority.From(services.Variables);
        if (authority.IsMicrosoft)
            report.Verbose($"Requesting a token from {authority.Host.Authority}, tenant {signIn.TenantId}.");
        else
            report.Warning(
                $"The credential of {signIn.Kind} is sent to {authority.Host.Authority}, which is not a Microsoft authority: "
                    + "AZURE_AUTHORITY_HOST is set."
            );
    }

    private AdoSignInException TookTooLong(ConnectTarget target, string who, TimeSpan time, string? advice = null)
    {
        string? proxy = ProxyHandler.PlaceTo(EntraAuthority.From(services.Variables).Host, name => services.Variables(name));
        return new(
            ErrorIds.TimedOut,
            $"Signing in to '{target.Address.Organization}' as {who}{(proxy is null ? string.Empty : $" through {proxy}")} took longer "
                + $"than {time.TotalSeconds:0} s.",
            advice
                ?? (
                    proxy is null
                        ? "Retry, or allow more time with -TimeoutSec."
                        : "Retry, or allow more time with -TimeoutSec; if the problem persists, check that the proxy lets this machine "
                            + "through."
                )
        )
        {
            Target = target.Address.Organization,
        };
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();

    /// <summary>What is connected to, and under which name.</summary>
    private sealed record ConnectTarget(ServiceAddress Address, string? Project, string Name);
}

/// <summary>Reports to the caller what happens to the requests that verify it.</summary>
internal sealed class ConnectProgress(ISignInProgress report) : IRequestProgress
{
    /// <inheritdoc/>
    public void Verbose(string text) => report.Verbose(text);

    /// <inheritdoc/>
    public void Warning(string text) => report.Warning(text);

    /// <inheritdoc/>
    public void ResponseReceived(Func<string> line) => report.Verbose(line());

    // Verbose has said so, and signing in is short.

    /// <inheritdoc/>
    public void WaitStarted(string why, TimeSpan time)
    {
    }

    /// <inheritdoc/>
    public void WaitEnded()
    {
    }

    /// <inheritdoc/>
    public void PageRead(string what, int pages, long items)
    {
    }
}
