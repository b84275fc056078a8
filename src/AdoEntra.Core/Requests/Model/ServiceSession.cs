using AdoEntra.Http.Addresses;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Model;

/// <summary>What a request needs besides itself: where to, and as whom.</summary>
internal sealed record ServiceSession(ServiceAddress Address, TokenIdentity Identity);
