using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Connections;

/// <summary>What an organization reports as its tenant.</summary>
/// <param name="TenantId">The tenant, a GUID; null where it says none.</param>
/// <param name="IsNotInEntra">True where it says that it belongs to no tenant.</param>
internal sealed record OrganizationTenant(string? TenantId, bool IsNotInEntra)
{
    /// <summary>It says nothing, or was not asked.</summary>
    public static OrganizationTenant Unknown { get; } = new(null, false);

    /// <summary>How far the service's clock is ahead of this machine's, by the response; null where it was not asked.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>Why it says nothing: no response, a bad one, or no such organization; null where it is there and does not say.</summary>
    public AdoServiceException? Failure { get; init; }
}

/// <summary>
/// Finds an organization's tenant from one request without credentials (protocol.md 3.2), which is sent again for some seconds where it may
/// go better. A tenant that was found is remembered for the process.
/// </summary>
internal sealed class TenantDiscovery(ServiceClient client, RequestClock clock)
{
    private static readonly Regex s_authority = new(
        @"authorization_uri=""?https://[^/""\s,]+/(?<tenant>[0-9a-f-]{36})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    // Of its own: a discovery that hangs must not use up the time for signing in, which does not need it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);

    // Where it does. Entra and the organization come after this, within 15 s.
    private static readonly TimeSpan s_neededLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(1200)];

    // A longer one is not worth starting.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    private static readonly ServiceRequest s_question = new(string.Empty, "the tenant of the organization") { Method = HttpMethod.Head };

    private readonly ConcurrentDictionary<Uri, OrganizationTenant> _known = new();

    /// <summary>
    /// The tenant of an organization, or why it is not known: a failure to find it only costs a better message, unless the tenant is
    /// needed.
    /// </summary>
    /// <param name="address">The organization.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <param name="isNeeded">True where no token can be requested without it: the wait for it is longer.</param>
    /// <param name="isFresh">True where the organization is to be asked whatever is known of it.</param>
    public async Task<OrganizationTenant> DiscoverAsync(
        ServiceAddress address,
        CancellationToken cancellationToken,
        bool isNeeded = false,
        bool isFresh = false
    )
    {
        if (!isFresh && _known.TryGetValue(address.OrganizationUri, out OrganizationTenant? known)) return known;
        TimeSpan time = isNeeded ? s_neededLimit : s_limit;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit, time);
        OrganizationTenant? last = null;
        try
        {
            for (int tries = 0; ; tries++)
            {
                DiscoveryTry result = await TryAsync(address, limit.Token).ConfigureAwait(false);
                last = result.Tenant;
                // Only what stays: an organization without a tenant may be connected to one while this process runs.
                if (last.TenantId is not null) _known[address.OrganizationUri] = last;
                if (!result.MayPass || tries == s_pauses.Length || result.Wait > s_longestPause) return last;
                await clock.DelayAsync(result.Wait ?? s_pauses[tries], limit.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return last ?? OrganizationTenant.Unknown with { Failure = TimedOut(address, time, exception) };
        }
    }

    private async Task<DiscoveryTry> TryAsync(ServiceAddress address, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await client
                .SendAnonymousAsync(address, HttpMethod.Head, address.OrganizationUri, cancellationToken)
                .ConfigureAwait(false);
            OrganizationTenant tenant = Read(response.Headers);
            TimeSpan? offset = response.Headers.Date - clock.Now;
            if (tenant != OrganizationTenant.Unknown) return new(tenant with { ClockOffset = offset }, false, null);
            DiscoveryTry result = Judge(response, address);
            return result with { Tenant = result.Tenant with { ClockOffset = offset } };
        }
        catch (HttpRequestException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AdoServiceException failure = ConnectionFailure.Of(
                exception,
                address.OrganizationUri,
                s_question,
                address,
                out FailureKind certainty
            );
            return new(OrganizationTenant.Unknown with { Failure = failure }, certainty != FailureKind.Permanent, null);
        }
    }

    // A response that does not mention the tenant.
    private DiscoveryTry Judge(HttpResponseMessage response, ServiceAddress address)
    {
        int status = (int)response.StatusCode;
        TimeSpan? wait = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - clock.Now : null;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        string name = address.Organization;
        string host = address.Root.Host;
        const string Pass = "or pass -TenantId (Microsoft Entra ID, Overview, in the Azure portal), which makes this request unnecessary";
        return status switch
        {
            401 or 203 => new(OrganizationTenant.Unknown, false, null),
            302 when Redirect.IsToSignIn(response) => new(OrganizationTenant.Unknown, false, null),
            404 => Bad(OrganizationRows.OrganizationNotFound.Say(("organization", name), ("host", host)), mayPass: false),
            429 or 503 when status == 429 || wait is not null => Bad(
                ServiceRows.MachineThrottled.Say(
                    ("what", s_question.What),
                    ("organization", name),
                    ("status", status.ToString(CultureInfo.InvariantCulture)),
                    ("wait", wait is { } asked ? $"{Math.Ceiling(asked.TotalSeconds):0} s" : "a minute"),
                    ("pass", Pass)
                )
            ),
            408 or >= 500 => Bad(
                ServiceRows.Unavailable.Say(
                    ("status", status.ToString(CultureInfo.InvariantCulture)),
                    ("failed", "return"),
                    ("what", $"{s_question.What} '{name}', even after retries")
                ) with
                {
                    Advice = $"Retry in a minute (see https://status.dev.azure.com for outages); {Pass}.",
                }
            ),
            _ => Bad(
                ServiceRows.NotAzureDevOps.Say(
                    ("what", $"{s_question.What} '{name}'"),
                    ("status", status.ToString(CultureInfo.InvariantCulture)),
                    ("mediaType", response.Content.Headers.ContentType?.MediaType ?? "no content type")
                ) with
                {
                    Advice = $"Check that no proxy or portal intercepts the request; {Pass}.",
                }
            ),
        };

        DiscoveryTry Bad(StatedCause cause, bool mayPass = true) =>
            new(
                OrganizationTenant.Unknown with
                {
                    Failure = new AdoServiceException(cause)
                    {
                        Target = name,
                        StatusCode = status,
                        RetryAfter = wait,
                    },
                },
                mayPass,
                wait
            );
    }

    private static AdoServiceException TimedOut(ServiceAddress address, TimeSpan time, Exception exception) =>
        new(
            ErrorIds.TimedOut,
            $"The request for {s_question.What} '{address.Organization}' to {address.Root.Host}{NetworkFailure.Way(exception)} "
                + $"timed out after {time.TotalSeconds:0} s.",
            NetworkFailure.Advice(exception).TrimEnd('.')
                + "; or pass -TenantId (Microsoft Entra ID, Overview, in the Azure portal), which makes this request unnecessary."
        )
        {
            Target = address.Organization,
        };

    /// <summary>The bearer challenge first, then the first GUID of the header that is not all zero; all zero means no tenant.</summary>
    internal static OrganizationTenant Read(HttpResponseHeaders headers)
    {
        foreach (AuthenticationHeaderValue challenge in headers.WwwAuthenticate)
        {
            if (
                challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                && challenge.Parameter is { } parameter
                && s_authority.Match(parameter) is { Success: true } match
                && Guid.TryParse(match.Groups["tenant"].Value, out Guid authority)
                && authority != Guid.Empty
            )
            {
                return new(authority.ToString("D"), false);
            }
        }

        if (!headers.TryGetValues("X-VSS-ResourceTenant", out IEnumerable<string>? values))
            return OrganizationTenant.Unknown;
        Guid[] tenants = values
            .SelectMany(static value => value.Split(','))
            .Select(static text => Guid.TryParse(text.Trim(), out Guid id) ? id : (Guid?)null)
            .Where(static id => id is not null)
            .Select(static id => id!.Value)
            .ToArray();
        if (tenants.Length == 0)
            return OrganizationTenant.Unknown;
        Guid first = tenants.FirstOrDefault(static id => id != Guid.Empty);
        return first == Guid.Empty ? new(null, true) : new(first.ToString("D"), false);
    }

    /// <param name="Tenant">What came of it.</param>
    /// <param name="MayPass">True where another try may go better.</param>
    /// <param name="Wait">How long the service wants to be left alone.</param>
    private sealed record DiscoveryTry(OrganizationTenant Tenant, bool MayPass, TimeSpan? Wait);
}
