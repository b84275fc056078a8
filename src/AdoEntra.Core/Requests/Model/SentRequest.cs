using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Model;

/// <summary>A request as it was sent, for the code that checks its response.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Uri">The address that gave the response.</param>
/// <param name="Session">As whom, and where.</param>
/// <param name="Token">The token that was sent, which a body may give back and no message may show; null where none was, to a storage
/// host.</param>
/// <param name="MayBeDone">Whether an earlier try of a change may have been done, although its response never came.</param>
internal sealed record SentRequest(ServiceRequest Request, Uri Uri, ServiceSession Session, CachedToken? Token, bool MayBeDone = false)
{
    /// <summary>The organization that the address names, which may be another one than the connection's.</summary>
    public string Organization =>
        ServicePlace.Find(Uri, Session.Address)?.Organization is { } named
        && !string.Equals(named, Session.Address.Organization, StringComparison.OrdinalIgnoreCase)
            ? named
            : Session.Address.Organization;

    /// <summary>Whether the address is of another organization than the connection's.</summary>
    public bool IsElsewhere => !ReferenceEquals(Organization, Session.Address.Organization);
}
