using AdoEntra.Connections;
using AdoEntra.Connections.Organizations;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity.Auto;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Diagnosis;

/// <summary>
/// Walks the whole way: what there is here, the organization and its tenant, the credential, the token, the identity, a project and its
/// repositories. Each step is told as it is done; where one fails, those that need it are told as skipped. What does not need each other
/// runs side by side.
/// </summary>
internal sealed class ConnectionDiagnosis(ProcessServices process, DiagnosisQuestion question, Func<AdoDiagnosisStep, ValueTask> write)
{
    private readonly SeenResponses _seen = new();
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private string? _failed;
    private bool _hasDoubt;

    // The step that a failure belongs to that says nothing else.
    private string _next = DiagnosisSteps.Organization;

    // Found with the organization.
    private string? _project;

    // Of the organization and of the token, once they are there.
    private OrganizationTenant? _tenant;
    private CachedToken? _token;

    /// <summary>Walks it.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True where the identity can work: no step failed, and none of its access is in doubt.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        AdoConnection? own = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            own = await WalkAsync(limit.Token).ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            await WriteAsync(DiagnosisSteps.Failed(_next, failure)).ConfigureAwait(false);
        }
        finally
        {
            limit.Cancel();
            if (own is not null && own != question.Connection) process.End(own);
        }

        await FinishAsync().ConfigureAwait(false);
        return _failed is null && !_hasDoubt;
    }

    private async Task<AdoConnection?> WalkAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(EnvironmentStep.Of(process.Services.Variables)).ConfigureAwait(false);
        ServiceAddress address = Address();
        Task<OrganizationTenant> discovery = process.Tenants.DiscoverAsync(address, cancellationToken, isNeeded: true, isFresh: true);
        var attempt = new SignInAttempt(process, question);
        Task choice = question.Connection is null ? attempt.ChooseAsync(cancellationToken) : Task.CompletedTask;
        Task<AdoConnection> signIn = SignInAsync(attempt, choice, discovery, cancellationToken);
        try
        {
            _tenant = await discovery.ConfigureAwait(false);
            await WriteAsync(OrganizationSteps.Host(_tenant, address, process.Services.Variables)).ConfigureAwait(false);
            await WriteAsync(OrganizationSteps.Existence(_tenant, address)).ConfigureAwait(false);
            if (_failed is not null) return await AbandonAsync(signIn).ConfigureAwait(false);
            await ChosenAsync(attempt, choice, address).ConfigureAwait(false);
            if (_failed is not null) return await AbandonAsync(signIn).ConfigureAwait(false);
        }
        catch
        {
            await AbandonAsync(signIn).ConfigureAwait(false);
            throw;
        }

        AdoConnection? connection = await SignedInAsync(attempt, signIn).ConfigureAwait(false);
        if (_failed is null) await UseAsync(connection!, cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private ServiceAddress Address()
    {
        if (question.Connection is { } connection)
        {
            _next = DiagnosisSteps.Credential;
            return connection.Session.Address;
        }

        ConnectRequest request = question.Request;
        OrganizationFinding found = process.Organizations.Find(request.Organization, request.Project, request.Directory);
        _project = found.Project;
        return ServiceAddress.Create(found.Organization, process.Services.Variables(ServiceAddress.EmulatorVariable));
    }

    // A sign-in that needs the tenant waits for it there; the others do not wait for the organization.
    private async Task<AdoConnection> SignInAsync(
        SignInAttempt attempt,
        Task choice,
        Task<OrganizationTenant> discovery,
        CancellationToken cancellationToken
    )
    {
        if (question.Connection is { } connection)
        {
            _token = await process.Tokens.GetAsync(connection.Session.Identity, cancellationToken).ConfigureAwait(false);
            return connection;
        }

        await choice.ConfigureAwait(false);
        // What it said is kept, so that it is not asked twice.
        if (attempt.SignIn!.TenantUse != Identity.TenantUse.None) await discovery.ConfigureAwait(false);
        AdoConnection made = await attempt.SignInAsync(cancellationToken).ConfigureAwait(false);
        _token = await process.Tokens.GetAsync(made.Session.Identity, cancellationToken).ConfigureAwait(false);
        return made;
    }

    // The sign-in method, as soon as it is known; the tenant before it, since that decides what can be of use.
    private async Task ChosenAsync(SignInAttempt attempt, Task choice, ServiceAddress address)
    {
        AdoEntraException? refused = null;
        try
        {
            await choice.ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            refused = failure;
        }

        string? kind = question.Connection?.CredentialKind ?? attempt.SignIn?.Kind;
        bool needsEntra = kind is not null && TokenSteps.NeedsEntra(kind);
        await WriteAsync(OrganizationSteps.Tenant(_tenant!, address, needsEntra)).ConfigureAwait(false);
        if (refused is not null && _failed is null)
            await WriteAsync(DiagnosisSteps.Failed(DiagnosisSteps.Credential, refused)).ConfigureAwait(false);
    }

    private async Task<AdoConnection?> SignedInAsync(SignInAttempt attempt, Task<AdoConnection> signIn)
    {
        AdoConnection? connection = null;
        AdoEntraException? refused = null;
        try
        {
            connection = await signIn.ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            refused = failure;
        }

        string? failed = refused is null ? null : SignInAttempt.StepOf(refused);
        string kind = connection?.CredentialKind ?? question.Connection?.CredentialKind ?? attempt.SignIn!.Kind;
        foreach (AdoDiagnosisStep candidate in CandidateSteps.Of(attempt.Candidates)) await write(candidate).ConfigureAwait(false);
        AdoDiagnosisStep[] passed =
        [
            DiagnosisSteps.Passed(DiagnosisSteps.Credential, CandidateSteps.Chosen(kind, question, attempt.SignIn)),
            TokenSteps.Host(kind, process.Services.Variables),
        ];
        foreach (AdoDiagnosisStep step in passed)
        {
            if (step.Step == failed) break;
            await WriteAsync(step).ConfigureAwait(false);
        }

        if (refused is not null) await WriteAsync(DiagnosisSteps.Failed(failed!, refused)).ConfigureAwait(false);
        return connection;
    }

    private async Task UseAsync(AdoConnection connection, CancellationToken cancellationToken)
    {
        await WriteAsync(TokenSteps.Token(_token!, process.Services.Clock.Now)).ConfigureAwait(false);
        if (_failed is not null) return;
        await WriteAsync(TokenSteps.Tenant(_token!, connection, _tenant!)).ConfigureAwait(false);
        if (_failed is not null) return;
        ServiceSession session = connection.Session;
        if (await WhoAsync(connection, session, cancellationToken).ConfigureAwait(false) is not { } who) return;

        string? project = question.Project ?? connection.Project ?? _project;
        var projects = new ProjectSteps(process, session, project, _seen.Add);
        Task<AdoDiagnosisStep> level = IdentitySteps.AccessLevelAsync(process, session, who, _seen.Add, cancellationToken);
        Task<AdoDiagnosisStep> seen = TryAsync(DiagnosisSteps.Project, projects.ProjectAsync, cancellationToken);
        // Of a named project they are asked for at the same time.
        Task<AdoDiagnosisStep>? readable = project is null
            ? null
            : TryAsync(DiagnosisSteps.Repositories, projects.RepositoriesAsync, cancellationToken);
        await WriteAsync(await level.ConfigureAwait(false), isAccess: true).ConfigureAwait(false);
        await WriteAsync(await seen.ConfigureAwait(false), isAccess: true).ConfigureAwait(false);
        readable ??= TryAsync(DiagnosisSteps.Repositories, projects.RepositoriesAsync, cancellationToken);
        AdoDiagnosisStep last = await readable.ConfigureAwait(false);
        if (_failed is null) await WriteAsync(last, isAccess: true).ConfigureAwait(false);
    }

    private async Task<ConnectionData?> WhoAsync(AdoConnection connection, ServiceSession session, CancellationToken cancellationToken)
    {
        try
        {
            ConnectionData who = await process
                .Check.WhoAsync(session, _tenant!, connection.TenantId, DiagnosisQuestion.Context, cancellationToken, _seen.Add)
                .ConfigureAwait(false);
            string accepted = $"The organization '{connection.Organization}' accepted the token.";
            await WriteAsync(DiagnosisSteps.Passed(DiagnosisSteps.Acceptance, accepted, _seen.ActivityId)).ConfigureAwait(false);
            await WriteAsync(IdentitySteps.Identity(who, connection.Organization)).ConfigureAwait(false);
            return who;
        }
        catch (AdoEntraException failure)
        {
            bool isOfIdentity = IdentitySteps.IsOfIdentity(failure);
            if (isOfIdentity)
                await WriteAsync(DiagnosisSteps.Passed(DiagnosisSteps.Acceptance, "The token is good; its identity is not."))
                    .ConfigureAwait(false);
            string step = isOfIdentity ? DiagnosisSteps.Identity : DiagnosisSteps.Acceptance;
            string? older = isOfIdentity ? TokenSteps.OlderThanGrant(_token, process.Services.Clock.Now) : null;
            await WriteAsync(DiagnosisSteps.Failed(step, failure, older)).ConfigureAwait(false);
            return null;
        }
    }

    private async Task<AdoDiagnosisStep> TryAsync(
        string step,
        Func<CancellationToken, Task<AdoDiagnosisStep>> act,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await act(cancellationToken).ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            return DiagnosisSteps.Failed(step, failure, TokenSteps.OlderThanGrant(_token, process.Services.Clock.Now));
        }
    }

    private async ValueTask WriteAsync(AdoDiagnosisStep step, bool isAccess = false)
    {
        _done.Add(step.Step);
        if (step.Status == nameof(AdoDiagnosisStatus.Failed)) _failed ??= step.Step;
        if (isAccess && step.Status == nameof(AdoDiagnosisStatus.Warning)) _hasDoubt = true;
        await write(step).ConfigureAwait(false);
    }

    // What is left: skipped where something before it failed, but for what the responses said by the way.
    private async Task FinishAsync()
    {
        foreach (string step in DiagnosisSteps.All.Where(step => !_done.Contains(step)))
        {
            AdoDiagnosisStep rest =
                step == DiagnosisSteps.Throttling ? _seen.Throttling()
                : step == DiagnosisSteps.Clock ? OrganizationSteps.Clock(_tenant?.ClockOffset)
                : DiagnosisSteps.Skipped(step, $"Not tried, because '{_failed}' failed.");
            await write(rest).ConfigureAwait(false);
        }
    }

    // It is no longer waited for; a connection that it still makes is given back.
    private Task<AdoConnection?> AbandonAsync(Task<AdoConnection> signIn)
    {
        _ = signIn.ContinueWith(
            task =>
            {
                if (task.Status == TaskStatus.RanToCompletion && task.Result != question.Connection) process.End(task.Result);
                else _ = task.Exception;
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return Task.FromResult<AdoConnection?>(null);
    }
}
