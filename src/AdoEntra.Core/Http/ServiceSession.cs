using AdoEntra.Tokens;

namespace AdoEntra.Http;

/// <summary>What a request needs besides itself: where to, and as whom.</summary>
internal sealed record ServiceSession(ServiceAddress Address, TokenIdentity Identity);
