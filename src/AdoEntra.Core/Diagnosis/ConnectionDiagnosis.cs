using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Diagnosis;

/// <summary>
/// Walks the whole way: what there is to sign in with, the organization, its tenant, the token, the identity, the projects. Each step is
/// told as it is done; where one fails, those behind it are told as skipped.
/// </summary>
internal sealed class ConnectionDiagnosis(ProcessServices process, TokenSourceServices services, Func<AdoDiagnosisStep, ValueTask> write)
{
    private const string Organization = nameof(Organization);
    private const string SignIn = "Sign-in";
    private const string Tenant = nameof(Tenant);
    private const string Token = nameof(Token);
    private const string Identity = nameof(Identity);
    private const string Projects = nameof(Projects);

    // The one that the steps are about, and what its organization says of its tenant; set by the step that finds them out.
    private AdoConnection? _connection;
    private OrganizationTenant? _tenant;

    /// <summary>Tests a connection, or without one what Connect-AdoEntra would do here by itself.</summary>
    /// <param name="connection">The connection; null for none.</param>
    /// <param name="directory">Where the user works, for the git remote.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True where every step passed.</returns>
    public async Task<bool> RunAsync(AdoConnection? connection, string? directory, CancellationToken cancellationToken)
    {
        (string Step, Func<Task<AdoDiagnosisStep>> Act)[] steps =
        [
            .. connection is null
                ? [(Organization, () => FindAsync(directory)), (SignIn, () => SignInAsync(directory, cancellationToken))]
                : new (string, Func<Task<AdoDiagnosisStep>>)[] { (SignIn, () => TakeAsync(connection)) },
            (Tenant, () => TenantAsync(cancellationToken)),
            (Token, () => TokenAsync(cancellationToken)),
            (Identity, () => IdentityAsync(cancellationToken)),
            (Projects, () => ProjectsAsync(cancellationToken)),
        ];
        try
        {
            return await RunAsync(steps).ConfigureAwait(false);
        }
        finally
        {
            // Made for this alone.
            if (connection is null && _connection is not null) process.End(_connection);
        }
    }

    // The last step passes only where none failed before it.
    private async Task<bool> RunAsync((string Step, Func<Task<AdoDiagnosisStep>> Act)[] steps)
    {
        string? failed = null;
        bool passed = false;
        foreach ((string step, Func<Task<AdoDiagnosisStep>> act) in steps)
        {
            AdoDiagnosisStep done = failed is null
                ? await TryAsync(step, act).ConfigureAwait(false)
                : new AdoDiagnosisStep(step, AdoDiagnosisStatus.Skipped, $"Not tried, because '{failed}' failed.");
            await write(done).ConfigureAwait(false);
            passed = done.Status == nameof(AdoDiagnosisStatus.Passed);
            if (done.Status == nameof(AdoDiagnosisStatus.Failed)) failed = step;
        }

        return passed;
    }

    private static async Task<AdoDiagnosisStep> TryAsync(string step, Func<Task<AdoDiagnosisStep>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            return Failed(step, failure);
        }
    }

    private Task<AdoDiagnosisStep> FindAsync(string? directory) =>
        Task.FromResult(Passed(Organization, process.Organizations.Find(null, null, directory).Text));

    private Task<AdoDiagnosisStep> TakeAsync(AdoConnection connection)
    {
        _connection = connection;
        return Task.FromResult(
            Passed(SignIn, $"Connection '{connection.Name}' to '{connection.Organization}' as {connection.CredentialKind}."));
    }

    private async Task<AdoDiagnosisStep> SignInAsync(string? directory, CancellationToken cancellationToken)
    {
        AutoResult auto = await AutoSelection.FindAsync(services, AutoMachine.Current, null, cancellationToken).ConfigureAwait(false);
        await TellAsync(auto.Candidates).ConfigureAwait(false);
        var request = new ConnectRequest(null) { Directory = directory, SkipVerification = true };
        _connection = await process.Connector.ConnectAsync(request, NoReport.Instance, cancellationToken).ConfigureAwait(false);
        return Passed(SignIn, $"Signs in as {_connection.CredentialKind}.");
    }

    private async Task<AdoDiagnosisStep> TenantAsync(CancellationToken cancellationToken)
    {
        _tenant = await process.Tenants.DiscoverAsync(_connection!.Session.Address, cancellationToken).ConfigureAwait(false);
        return TenantStep(_tenant, _connection.Organization);
    }

    private async Task<AdoDiagnosisStep> TokenAsync(CancellationToken cancellationToken) =>
        Passed(
            Token,
            $"Received a {await process.Tokens.GetAsync(_connection!.Session.Identity, cancellationToken).ConfigureAwait(false)}."
        );

    private async Task<AdoDiagnosisStep> IdentityAsync(CancellationToken cancellationToken)
    {
        ConnectionData who = await process
            .Check.WhoAsync(_connection!.Session, _tenant!, _connection.TenantId, RequestContext.Silent, cancellationToken)
            .ConfigureAwait(false);
        return Passed(Identity, $"Signed in to '{_connection.Organization}' as '{who.Name}' ({who.Id}).");
    }

    private async Task<AdoDiagnosisStep> ProjectsAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (
            IReadOnlyList<AdoProject> batch in process
                .Client.ReadListAsync(_connection!.Session, AdoProject.List(), cancellationToken)
                .ConfigureAwait(false)
        )
            count += batch.Count;
        return count > 0
            ? Passed(Projects, $"This identity sees {count} project{(count == 1 ? string.Empty : "s")}.")
            : new AdoDiagnosisStep(
                Projects,
                AdoDiagnosisStatus.Warning,
                $"This identity is in '{_connection.Organization}' and sees none of its projects."
            )
            {
                Cause = ErrorIds.NotPermitted,
                Remedy = "Add it to a group of each project that it needs (Project settings, Permissions: Readers or more).",
                WhoCanFix = WhoCanFix.Of(ErrorIds.NotPermitted),
            };
    }

    private static AdoDiagnosisStep Passed(string step, string detail) => new(step, AdoDiagnosisStatus.Passed, detail);

    private async Task TellAsync(IReadOnlyList<AutoCandidate> candidates)
    {
        foreach (AutoCandidate candidate in candidates)
        {
            AdoDiagnosisStatus status = candidate.Decision switch
            {
                AutoDecision.Chosen => AdoDiagnosisStatus.Passed,
                AutoDecision.Unavailable => AdoDiagnosisStatus.Warning,
                _ => AdoDiagnosisStatus.Skipped,
            };
            await write(new AdoDiagnosisStep($"Candidate {candidate.Name}", status, $"{candidate.Decision}: {candidate.Evidence}."))
                .ConfigureAwait(false);
        }
    }

    private static AdoDiagnosisStep TenantStep(OrganizationTenant tenant, string organization) =>
        tenant.TenantId is { } id
            ? new AdoDiagnosisStep(Tenant, AdoDiagnosisStatus.Passed, $"The organization '{organization}' belongs to tenant {id}.")
        : tenant.Failure is { } failure
            ? new AdoDiagnosisStep(Tenant, AdoDiagnosisStatus.Warning, failure.Summary)
            {
                Cause = failure.ErrorId,
                Remedy = failure.RecommendedAction,
                WhoCanFix = WhoCanFix.Of(failure.ErrorId),
            }
        : tenant.IsNotInEntra
            ? new AdoDiagnosisStep(Tenant, AdoDiagnosisStatus.Warning, $"'{organization}' is not connected to Microsoft Entra.")
            {
                Cause = ErrorIds.OrganizationNotInEntra,
                Remedy =
                    "Only personal access tokens of people get in; for everybody else its owner has to connect it (Organization "
                        + "settings, Microsoft Entra).",
                WhoCanFix = WhoCanFix.Of(ErrorIds.OrganizationNotInEntra),
            }
        : new AdoDiagnosisStep(Tenant, AdoDiagnosisStatus.Warning, $"'{organization}' does not say which tenant it belongs to.")
        {
            Remedy = "Check the organization's name.",
            WhoCanFix = WhoCanFix.Of(ErrorIds.NoOrganization),
        };

    private static AdoDiagnosisStep Failed(string step, AdoEntraException failure) =>
        new(step, AdoDiagnosisStatus.Failed, failure.Summary)
        {
            Cause = failure.ErrorId,
            Remedy = failure.RecommendedAction,
            WhoCanFix = WhoCanFix.Of(failure.ErrorId),
            Code = (failure as AdoServiceException)?.ServiceCode ?? (failure as AdoSignInException)?.ServiceCode,
        };

    private sealed class NoReport : ISignInProgress
    {
        public static readonly NoReport Instance = new();

        public bool IsInteractive => true;

        public void Verbose(string text) { }

        public void Warning(string text) { }

        public void Prompt(string text) { }
    }
}
