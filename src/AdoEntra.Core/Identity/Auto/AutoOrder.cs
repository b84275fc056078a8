using AdoEntra.Errors;

namespace AdoEntra.Identity.Auto;

/// <summary>When the next candidate has its turn.</summary>
internal static class AutoOrder
{
    /// <summary>
    /// True where a candidate cannot be used here, so that the next one is tried. Anything else was tried and refused: going on would sign in
    /// as somebody else than meant, and hide the reason.
    /// </summary>
    public static bool IsUnavailable(AdoEntraException failure) =>
        // A VM need not have an identity, and the VM of a developer mostly has none.
        failure is AdoSignInException && failure.ErrorId is ErrorIds.CredentialUnavailable or ErrorIds.IdentityNotSupported or ErrorIds.IdentityNotFound;
}
