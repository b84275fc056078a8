using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities;

/// <summary>
/// The service principals of the organization with their access levels. The service has no list of these (protocol.md 3.8): the graph's
/// list is read, and of each page the ids with one request, and the access levels with one each, several at once.
/// </summary>
internal sealed class ServicePrincipalList()
    : ResourceList<AdoServicePrincipal>(
        "service principal",
        "service-principals",
        "The applications and managed identities of the organization, with their access levels.",
        ResourceLevel.Organization
    )
{
    private static readonly OrganizationList<AdoServicePrincipal> s_names =
        new("service principal", "service-principals", string.Empty, AdoServicePrincipal.List);

    /// <inheritdoc/>
    public override ListWork<AdoServicePrincipal> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        (list, stop) =>
            ReadNames(projects, repositories, names)(list.Through(sink => new Sink(list.Client, sink, list.Limit, stop)), stop);

    /// <inheritdoc/>
    public override ListWork<AdoServicePrincipal> ReadNames(NameFilter projects, NameFilter repositories, NameFilter names) =>
        s_names.Read(projects, repositories, names);

    /// <summary>The id in the organization of a descriptor; null where it is not known.</summary>
    public static async Task<string?> FindIdAsync(ResourceClient client, string descriptor, CancellationToken cancellationToken) =>
        await client
            .ReadIdentitiesAsync(FoundIdentity.BySubjects(descriptor), cancellationToken)
            .ConfigureAwait(false) is { Count: > 0 } found
            ? found[0].Id
            : null;

    // Adds the access level to what comes through.
    private sealed class Sink(ResourceClient client, IItemSink<AdoServicePrincipal> inner, int limit, CancellationToken stop)
        : IItemSink<AdoServicePrincipal>
    {
        // As many descriptors as an address may surely have.
        private const int MostIds = 25;

        private bool _isRefused;

        public bool IsSatisfied => inner.IsSatisfied;

        public ValueTask ReportAsync(AdoServiceException failure) => inner.ReportAsync(failure);

        public async ValueTask WriteAsync(IReadOnlyList<AdoServicePrincipal> items)
        {
            for (int at = 0; at < items.Count && !IsSatisfied; at += MostIds)
                await WriteSomeAsync([.. items.Skip(at).Take(MostIds)]).ConfigureAwait(false);
        }

        private async Task WriteSomeAsync(AdoServicePrincipal[] items)
        {
            Dictionary<string, string> ids = await FindIdsAsync(items).ConfigureAwait(false);
            for (int at = 0; at < items.Length && !IsSatisfied; at += limit)
            {
                AdoServicePrincipal[] some = [.. items.Skip(at).Take(limit)];
                await Task.WhenAll(some.Select(one => EntitleAsync(one, ids))).ConfigureAwait(false);
                await inner.WriteAsync(some).ConfigureAwait(false);
            }
        }

        private async Task<Dictionary<string, string>> FindIdsAsync(AdoServicePrincipal[] items)
        {
            Dictionary<string, string> ids = new(StringComparer.Ordinal);
            if (_isRefused) return ids;
            try
            {
                string descriptors = string.Join(",", items.Select(static item => item.Descriptor));
                foreach (FoundIdentity found in await client
                    .ReadIdentitiesAsync(FoundIdentity.BySubjects(descriptors), stop)
                    .ConfigureAwait(false))
                {
                    if (found.SubjectDescriptor is { } descriptor) ids[descriptor] = found.Id!;
                }
            }
            catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
            {
                Refused(exception);
            }

            return ids;
        }

        private async Task EntitleAsync(AdoServicePrincipal item, Dictionary<string, string> ids)
        {
            if (_isRefused || item.Descriptor is null || !ids.TryGetValue(item.Descriptor, out string? id)) return;
            try
            {
                item.With(await client.ReadOneAsync(ServicePrincipalEntitlement.One(id), stop).ConfigureAwait(false));
            }
            catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound)
            {
                // In the graph by a group alone: it has no access level.
            }
            catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
            {
                Refused(exception);
            }
        }

        // The list itself was allowed.
        private void Refused(AdoServiceException exception)
        {
            _isRefused = true;
            client.Warn(
                "The access levels of the service principals are left out, since this identity is not allowed to read them "
                    + $"({exception.ServiceMessage ?? exception.ErrorId}). A Project Collection Administrator can."
            );
        }
    }
}
