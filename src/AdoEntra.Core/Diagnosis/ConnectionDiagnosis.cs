using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Auto;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Diagnosis;

/// <summary>
/// Walks the whole way: what there is to sign in with, the organization, its tenant, the token, the identity, the projects. Each step is
/// told
/// as it is done; where one fails, those behind it are told as skipped.
/// </summary>
internal sealed class ConnectionDiagnosis(ProcessServices process, TokenSourceServices services, Func<AdoDiagnosisStep, ValueTask> write)
{
    private const string Organization = nameof(Organization);
    private const string SignIn = "Sign-in";
    private const string Tenant = nameof(Tenant);
    private const string Token = nameof(Token);
    private const string Identity = nameof(Identity);
    private const string Projects = nameof(Projects);

    /// <summary>Tests a connection, or without one what Connect-AdoEntra would do here by itself.</summary>
    /// <param name="connection">The connection; null for none.</param>
    /// <param name="directory">Where the user works, for the git remote.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True where every step passed.</returns>
    public async Task<bool> RunAsync(AdoConnection? connection, string? directory, CancellationToken cancellationToken)
    {
        if (connection is not null)
        {
            await PassAsync(SignIn, $"Connection '{connection.Name}' to '{connection.Organization}' as {connection.CredentialKind}.")
                .ConfigureAwait(false);
            return await WalkAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        return await WithoutConnectionAsync(directory, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> WithoutConnectionAsync(string? directory, CancellationToken cancellationToken)
    {
        AdoConnection? connection = null;
        try
        {
            bool found = await TryAsync(
                    Organization,
                    [SignIn, Tenant, Token, Identity, Projects],
                    () => Task.FromResult(process.Organizations.Find(null, null, directory).Text)
                )
                .ConfigureAwait(false);
            return found
                && await TryAsync(
                        SignIn,
                        [Tenant, Token, Identity, Projects],
                        async () =>
                        {
                            AutoResult auto = await AutoSelection
                                .FindAsync(services, AutoMachine.Current, null, cancellationToken)
                                .ConfigureAwait(false);
                            await TellAsync(auto.Candidates).ConfigureAwait(false);
                            var request = new ConnectRequest(null) { Directory = directory, SkipVerification = true };
                            connection = await process
                                .Connector.ConnectAsync(request, NoReport.Instance, cancellationToken)
                                .ConfigureAwait(false);
                            return $"Signs in as {connection.CredentialKind}.";
                        }
                    )
                    .ConfigureAwait(false)
                && await WalkAsync(connection!, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Made for this alone.
            if (connection is not null)
                process.End(connection);
        }
    }

    private async Task<bool> WalkAsync(AdoConnection connection, CancellationToken cancellationToken)
    {
        ServiceSession session = connection.Session;
        OrganizationTenant tenant = await process.Tenants.DiscoverAsync(session.Address, cancellationToken).ConfigureAwait(false);
        await TellAsync(tenant, connection.Organization).ConfigureAwait(false);
        return await TryAsync(
                    Token,
                    [Identity, Projects],
                    async () => $"Received a {await process.Tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false)}."
                )
                .ConfigureAwait(false)
            && await TryAsync(
                    Identity,
                    [Projects],
                    async () =>
                    {
                        ConnectionData who = await process
                            .Check.WhoAsync(session, tenant, connection.TenantId, RequestContext.Silent, cancellationToken)
                            .ConfigureAwait(false);
                        return $"Signed in to '{connection.Organization}' as '{who.Name}' ({who.Id}).";
                    }
                )
                .ConfigureAwait(false)
            && await ProjectsAsync(session, connection.Organization, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> ProjectsAsync(ServiceSession session, string organization, CancellationToken cancellationToken)
    {
        int count = 0;
        if (
            !await TryAsync(
                    Projects,
                    [],
                    null,
                    async () =>
                    {
                        await foreach (
                            IReadOnlyList<AdoProject> batch in process
                                .Client.ReadListAsync(session, ProjectRoutes.List(), cancellationToken)
                                .ConfigureAwait(false)
                        )
                            count += batch.Count;
                        return count > 0 ? $"This identity sees {count} project{(count == 1 ? string.Empty : "s")}." : null;
                    }
                )
                .ConfigureAwait(false)
        )
            return false;
        if (count > 0)
            return true;

        await write(
                new AdoDiagnosisStep(
                    Projects,
                    AdoDiagnosisStatus.Warning,
                    $"This identity is a member of '{organization}', but sees none of its projects."
                )
                {
                    Cause = ErrorIds.NotPermitted,
                    Remedy = "Add it to a group of each project that it needs (Project settings, Permissions: Readers or more).",
                    WhoCanFix = WhoCanFix.Of(ErrorIds.NotPermitted),
                }
            )
            .ConfigureAwait(false);
        return false;
    }

    private Task<bool> TryAsync(string step, string[] behind, Func<Task<string>> act) =>
        TryAsync(step, behind, null, async () => (string?)await act().ConfigureAwait(false));

    private async Task<bool> TryAsync(string step, string[] behind, string? detail, Func<Task<string?>> act)
    {
        try
        {
            detail = await act().ConfigureAwait(false);
        }
        catch (AdoEntraException failure)
        {
            await write(Failed(step, failure)).ConfigureAwait(false);
            foreach (string later in behind)
                await write(new AdoDiagnosisStep(later, AdoDiagnosisStatus.Skipped, $"Not tried, because '{step}' failed."))
                    .ConfigureAwait(false);
            return false;
        }

        if (detail is not null)
            await PassAsync(step, detail).ConfigureAwait(false);
        return true;
    }

    private ValueTask PassAsync(string step, string detail) => write(new AdoDiagnosisStep(step, AdoDiagnosisStatus.Passed, detail));

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

    private ValueTask TellAsync(OrganizationTenant tenant, string organization) =>
        write(
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
                ? new AdoDiagnosisStep(
                    Tenant, AdoDiagnosisStatus.Warning, $"The organization '{organization}' is not connected to Microsoft Entra.")
                {
                    Cause = ErrorIds.OrganizationNotInEntra,
                    Remedy =
                        "It accepts only personal access tokens of people; for any other identity, its owner has to connect it "
                            + "(Organization settings, Microsoft Entra).",
                    WhoCanFix = WhoCanFix.Of(ErrorIds.OrganizationNotInEntra),
                }
            : new AdoDiagnosisStep(Tenant, AdoDiagnosisStatus.Warning, $"The organization '{organization}' does not report its tenant.")
            {
                Remedy = "Check the organization's name.",
                WhoCanFix = WhoCanFix.Of(ErrorIds.NoOrganization),
            }
        );

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
