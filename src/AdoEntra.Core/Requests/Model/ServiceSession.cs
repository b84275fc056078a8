using AdoEntra.Http.Addresses;
using AdoEntra.Tokens;

namespace AdoEntra.Requests.Model;

/// <summary>What a request needs in addition: its target and its identity.</summary>
internal sealed record ServiceSession(ServiceAddress Address, TokenIdentity Identity);
