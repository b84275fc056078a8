using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AdoEntra.Http;

namespace AdoEntra.Identity;

/// <summary>What an organization says of its tenant.</summary>
/// <param name="TenantId">The tenant, a GUID; null where it says none.</param>
/// <param name="IsNotInEntra">True where it says that it belongs to no tenant.</param>
internal sealed record OrganizationTenant(string? TenantId, bool IsNotInEntra)
{
    /// <summary>It says nothing, or was not asked.</summary>
    public static OrganizationTenant Unknown { get; } = new(null, false);
}

/// <summary>
/// Finds an organization's tenant from one request without credentials (protocol.md 3.2). A tenant that was found is
/// remembered for the process.
/// </summary>
internal sealed class TenantDiscovery(ServiceClient client, RequestClock clock)
{
    private static readonly Regex s_authority = new(@"authorization_uri=""?https://[^/""\s,]+/(?<tenant>[0-9a-f-]{36})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Of its own: a discovery that hangs must not use up the time for signing in, which does not need it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Uri, OrganizationTenant> _known = new();

    /// <summary>The tenant of an organization. A failure to find it is no error: it only costs a better message later.</summary>
    public async Task<OrganizationTenant> DiscoverAsync(ServiceAddress address, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(address.OrganizationUri, out OrganizationTenant? known)) return known;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, s_limit);
        try
        {
            using HttpResponseMessage response = await client.SendAnonymousAsync(address, HttpMethod.Head, address.OrganizationUri, limit.Token).ConfigureAwait(false);
            OrganizationTenant tenant = Read(response.Headers);
            // Only what stays: an organization without a tenant may be connected to one while this process runs.
            if (tenant.TenantId is not null) _known.TryAdd(address.OrganizationUri, tenant);
            return tenant;
        }
        catch (HttpRequestException)
        {
            return OrganizationTenant.Unknown;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OrganizationTenant.Unknown;
        }
    }

    /// <summary>The bearer challenge first, then the first GUID of the header that is not all zero; all zero means no tenant.</summary>
    internal static OrganizationTenant Read(HttpResponseHeaders headers)
    {
        foreach (AuthenticationHeaderValue challenge in headers.WwwAuthenticate)
        {
            if (challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && challenge.Parameter is { } parameter
                && s_authority.Match(parameter) is { Success: true } match && Guid.TryParse(match.Groups["tenant"].Value, out Guid authority) && authority != Guid.Empty)
            {
                return new(authority.ToString("D"), false);
            }
        }

        if (!headers.TryGetValues("X-VSS-ResourceTenant", out IEnumerable<string>? values)) return OrganizationTenant.Unknown;
        Guid[] tenants = values.SelectMany(static value => value.Split(',')).Select(static text => Guid.TryParse(text.Trim(), out Guid id) ? id : (Guid?)null)
            .Where(static id => id is not null).Select(static id => id!.Value).ToArray();
        if (tenants.Length == 0) return OrganizationTenant.Unknown;
        Guid first = tenants.FirstOrDefault(static id => id != Guid.Empty);
        return first == Guid.Empty ? new(null, true) : new(first.ToString("D"), false);
    }
}
