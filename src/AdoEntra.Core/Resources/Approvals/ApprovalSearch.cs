using AdoEntra.Requests.Model;
using AdoEntra.Resources.Identities;
using AdoEntra.Resources.Identities.Groups;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Approvals;

/// <summary>Approvals that are looked for.</summary>
internal sealed record ApprovalSearch
{
    // As many ids make an address that every proxy takes.
    private const int IdsAtOnce = 50;

    /// <summary>In which projects; everything means the connection's, and without one all.</summary>
    public NameFilter Projects { get; init; } = NameFilter.Everything;

    /// <summary>The service's word for their status; null for all.</summary>
    public string? Status { get; init; }

    /// <summary>Of which pipelines, by their names; or the ids of approvals.</summary>
    public NameFilter Names { get; init; } = NameFilter.Everything;

    /// <summary>Who is to approve, by any kind of id; null for all.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Adds those that are found. What waits for <c>me</c> also waits for a group that it is in.</summary>
    /// <param name="list">Where they go.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The connection itself is refused or broken, or no identity is called so.</exception>
    public async Task ReadAsync(ItemList<AdoPipelineApproval> list, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? approvers = await ApproversAsync(list.Client, cancellationToken).ConfigureAwait(false);
        NameFilter wanted = Projects.OrOwn(list.Connection);
        IReadOnlyList<string> projects = wanted.IsExact
            ? wanted.Exact
            : [.. (await list.FindProjectsAsync(wanted, cancellationToken).ConfigureAwait(false)).Select(static one => one.Name!)];
        await list
            .AddForEachAsync(projects, (each, project, stop) => AddAsync(each, project, approvers, stop), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task AddAsync(
        ItemList<AdoPipelineApproval> list,
        string project,
        IReadOnlyList<string>? approvers,
        CancellationToken cancellationToken
    )
    {
        if (approvers is null)
        {
            ServiceRequest<AdoPipelineApproval> all = AdoPipelineApproval.List(project, Status, approvers: null);
            Func<AdoPipelineApproval, bool>? named = Names.IsEverything ? null : IsNamed;
            await list.AddListAsync(all, named, cancellationToken).ConfigureAwait(false);
            return;
        }

        // One may be assigned to several of them.
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < approvers.Count; i += IdsAtOnce)
        {
            string ids = string.Join(",", approvers.Skip(i).Take(IdsAtOnce));
            ServiceRequest<AdoPipelineApproval> some = AdoPipelineApproval.List(project, Status, ids);
            await list
                .AddListAsync(some, approval => IsNamed(approval) && known.Add(approval.Id ?? string.Empty), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private bool IsNamed(AdoPipelineApproval approval) => Names.Matches(approval.PipelineName, approval.Id);

    private async Task<IReadOnlyList<string>?> ApproversAsync(ResourceClient client, CancellationToken cancellationToken) =>
        AssignedTo is null ? null
        : IdentitySearch.IsMe(AssignedTo) ? await client.FindOwnIdsAsync(cancellationToken).ConfigureAwait(false)
        : [await client.FindPrincipalIdAsync(new SubjectSearch(), AssignedTo, cancellationToken).ConfigureAwait(false)];
}
