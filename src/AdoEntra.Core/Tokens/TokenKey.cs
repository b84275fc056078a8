using AdoEntra.Identity;

namespace AdoEntra.Tokens;

/// <summary>What tells one token from another: the credential, as the object that it is, and the scope.</summary>
/// <param name="Credential">The credential. Another one of an equal sign-in has tokens of its own.</param>
/// <param name="Scope">The scope.</param>
internal sealed record TokenKey(Credential Credential, string Scope);
