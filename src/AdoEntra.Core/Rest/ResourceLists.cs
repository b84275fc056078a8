using System.Collections.Concurrent;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Rest;

/// <summary>
/// What each host of an organization says that it has (<c>OPTIONS _apis</c>, protocol.md 3.7), asked once in the life of the process.
/// </summary>
internal sealed class ResourceLists(ServiceClient client)
{
    private readonly ConcurrentDictionary<Uri, ResourceLocations> _known = new();

    /// <exception cref="AdoEntraException">The service refused, or gave no list.</exception>
    public async Task<ResourceLocations> GetAsync(
        ServiceSession session,
        ServiceHost host,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        Uri key = session.Address.Base(host);
        if (_known.TryGetValue(key, out ResourceLocations? known)) return known;
        var request = new ServiceRequest<ResourceLocation>("_apis", $"the resources of {host.Host}", ResourceLocation.Read)
        {
            Method = HttpMethod.Options,
            Host = host,
            ApiVersion = null,
            Paging = PagingStyle.None,
        };
        List<ResourceLocation> all = [];
        await foreach (
            IReadOnlyList<ResourceLocation> batch in client
                .ReadListAsync(session, request, context, cancellationToken)
                .ConfigureAwait(false)
        )
            all.AddRange(batch);
        return _known.GetOrAdd(key, new ResourceLocations(all));
    }
}
