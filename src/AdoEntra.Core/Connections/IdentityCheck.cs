using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Connections;

/// <summary>Asks an organization which identity it sees behind a token (protocol.md 3.10), and says why it sees none.</summary>
internal sealed class IdentityCheck(ServiceClient client)
{
    /// <exception cref="AdoConnectionException"><c>OrganizationNotInEntra</c>.</exception>
    public static void DemandEntra(OrganizationTenant tenant, ServiceAddress address)
    {
        if (tenant.IsNotInEntra) throw NotInEntra(address);
    }

    /// <param name="session">As whom, and where.</param>
    /// <param name="organization">What the organization reports as its tenant.</param>
    /// <param name="tenantId">The tenant that issued the token; null where the credential has its own.</param>
    /// <param name="context">Who is notified, and how long it may take.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <param name="responseReceived">Called for each response; null for none.</param>
    /// <exception cref="AdoServiceException">The organization is not there, or sees no identity.</exception>
    public async Task<ConnectionData> WhoAsync(
        ServiceSession session,
        OrganizationTenant organization,
        string? tenantId,
        RequestContext context,
        CancellationToken cancellationToken,
        Action<ResponseHead>? responseReceived = null
    )
    {
        string name = session.Address.Organization;
        ConnectionData who;
        try
        {
            ServiceRequest<ConnectionData> request = ConnectionData.Request() with { ResponseReceived = responseReceived };
            who = await client.ReadOneAsync(session, request, context, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound)
        {
            throw new AdoServiceException(
                OrganizationRows.OrganizationNotFound.Say(("organization", name), ("host", session.Address.Root.Host)),
                innerException: exception
            )
            { Target = name, StatusCode = exception.StatusCode, ActivityId = exception.ActivityId };
        }
        catch (AdoEntraException exception)
            when (exception.ErrorId is ErrorIds.NotSignedIn or ErrorIds.NotInOrganization
                && organization.IsNotInEntra
                && session.Identity.Credential.Kind == "AccessToken"
            )
        {
            // A job token is let in there, one of Entra is not; which one it is shows by the refusal only.
            throw NotInEntra(session.Address);
        }
        catch (AdoServiceException exception)
            when (exception.ErrorId is ErrorIds.NotSignedIn or ErrorIds.NotInOrganization && Differ(tenantId, organization.TenantId))
        {
            throw new AdoServiceException(
                OrganizationRows.OtherTenant.Say(
                    ("organization", name),
                    ("organizationTenant", organization.TenantId),
                    ("tokenTenant", tenantId)
                ),
                innerException: exception
            )
            {
                Target = name,
                StatusCode = exception.StatusCode,
                ServiceCode = exception.ServiceCode,
                ServiceMessage = exception.ServiceMessage,
                ActivityId = exception.ActivityId,
            };
        }

        // An organization with public projects lets everyone in, anonymously.
        return !who.IsAnonymous && who.Id is not null
            ? who
            : throw new AdoServiceException(OrganizationRows.AnonymousIdentity.Say(("organization", name)))
            {
                Target = name,
                StatusCode = 200,
            };
    }

    private static AdoConnectionException NotInEntra(ServiceAddress address) =>
        new(OrganizationRows.OrganizationNotInEntra.Say(("organization", address.Organization))) { Target = address.Organization };

    // A tenant may be named by one of its domains as well; that says nothing here.
    private static bool Differ(string? asked, string? own) =>
        Guid.TryParse(asked, out Guid first) && Guid.TryParse(own, out Guid second) && first != second;
}
