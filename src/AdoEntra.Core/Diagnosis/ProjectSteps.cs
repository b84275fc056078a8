using AdoEntra.Connections;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Diagnosis;

/// <summary>Whether a project is visible, and its repositories are readable.</summary>
/// <param name="process">Sends the requests.</param>
/// <param name="session">As whom, and where.</param>
/// <param name="project">The project; null for any.</param>
/// <param name="responseReceived">Told of each response.</param>
internal sealed class ProjectSteps(ProcessServices process, ServiceSession session, string? project, Action<ResponseHead> responseReceived)
{
    // The first page says enough.
    private const int Enough = 100;

    // The first one that is visible, where none is named.
    private string? _first;

    /// <summary>The project, or how many there are.</summary>
    /// <exception cref="AdoEntraException">It is not visible.</exception>
    public async Task<AdoDiagnosisStep> ProjectAsync(CancellationToken cancellationToken)
    {
        if (project is not null)
        {
            ServiceRequest<AdoProject> request = AdoProject.One(project) with { ResponseReceived = responseReceived };
            AdoProject found = await process
                .Client.ReadOneAsync(session, request, DiagnosisQuestion.Context, cancellationToken)
                .ConfigureAwait(false);
            return DiagnosisSteps.Passed(DiagnosisSteps.Project, $"This identity sees the project '{found.Name}'.");
        }

        int count = 0;
        ServiceRequest<AdoProject> list = AdoProject.List() with { ResponseReceived = responseReceived };
        await foreach (
            IReadOnlyList<AdoProject> batch in process
                .Client.ReadListAsync(session, list, DiagnosisQuestion.Context, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (batch.Count > 0) _first ??= batch[0].Name;
            count += batch.Count;
            if (count >= Enough) break;
        }

        if (count == 0)
        {
            return DiagnosisSteps.Warning(
                DiagnosisSteps.Project,
                PermissionRows.NoProjects.Say(("organization", session.Address.Organization))
            );
        }

        string projects = count >= Enough ? $"{Enough} projects or more" : $"{count} project{(count == 1 ? string.Empty : "s")}";
        return DiagnosisSteps.Passed(DiagnosisSteps.Project, $"This identity sees {projects}.");
    }

    /// <summary>The repositories of the project.</summary>
    /// <exception cref="AdoEntraException">They cannot be read.</exception>
    public async Task<AdoDiagnosisStep> RepositoriesAsync(CancellationToken cancellationToken)
    {
        string? seen = project ?? _first;
        if (seen is null) return DiagnosisSteps.Skipped(DiagnosisSteps.Repositories, "Not tried, because no project is visible.");
        int count = 0;
        ServiceRequest<AdoRepository> list = AdoRepository.List(seen) with { ResponseReceived = responseReceived };
        await foreach (
            IReadOnlyList<AdoRepository> batch in process
                .Client.ReadListAsync(session, list, DiagnosisQuestion.Context, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            count += batch.Count;
            if (count >= Enough) break;
        }

        if (count == 0)
            return DiagnosisSteps.Warning(DiagnosisSteps.Repositories, PermissionRows.NoRepositories.Say(("project", seen)));
        string repositories = count >= Enough ? $"{Enough} repositories or more"
            : count == 1 ? "1 repository"
            : $"{count} repositories";
        return DiagnosisSteps.Passed(DiagnosisSteps.Repositories, $"This identity reads {repositories} of the project '{seen}'.");
    }
}
