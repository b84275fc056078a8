using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Identities.Groups;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Approvals;

/// <summary>Approves, rejects, defers and reassigns approvals.</summary>
internal static class ApprovalChanges
{
    // [C] Deferring is in no earlier version.
    private const string DeferringVersion = "7.2-preview.2";

    /// <summary>Says something about an approval, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="update">What is said; the approvers in it by any kind of id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">It does not exist, is decided already, is not this identity's to decide, or an approver is
    /// not found.</exception>
    public static async Task<AdoPipelineApproval> UpdateApprovalAsync(
        this ResourceClient client,
        string? project,
        ApprovalUpdate update,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        if (update.ReassignTo is { } to)
        {
            var search = new SubjectSearch();
            string from = update.AssignedApprover ?? "me";
            update = update with
            {
                ReassignTo = await client.FindPrincipalIdAsync(search, to, cancellationToken).ConfigureAwait(false),
                AssignedApprover = await client.FindPrincipalIdAsync(search, from, cancellationToken).ConfigureAwait(false),
            };
        }

        ServiceRequest<AdoPipelineApproval> request = AdoPipelineApproval.Update(own, update);
        if (update.DeferredTo is not null) request = request with { ApiVersion = DeferringVersion };
        AdoPipelineApproval? changed = null;
        await foreach (IReadOnlyList<AdoPipelineApproval> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
            changed ??= batch.FirstOrDefault(one => NameFilter.Same(one.Id, update.ApprovalId));
        return changed ?? throw new AdoServiceException(
            ErrorIds.UnexpectedResponse,
            $"The response does not say what became of approval '{update.ApprovalId}'.",
            "Look at it with Get-AdoPipelineApproval.")
        {
            Target = update.ApprovalId,
        };
    }
}
