using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>What is wrong in the same way with several ways to sign in.</summary>
internal static class Failings
{
    /// <summary>An id without an owner.</summary>
    public const string Unknown = "11111111-2222-3333-4444-555555555555";

    public static Failing UnknownApplication(string variable, Func<SignInScene, SignInOptions> signIn, params EmulatedRoute[] issuer) =>
        new("unknown application", ErrorIds.InvalidCredential, scene => Find(scene, variable, Unknown, signIn))
        {
            Code = "AADSTS700016",
            Asked = [.. issuer, EmulatedRoute.Token],
        };

    public static Failing Untrusted(string what, Func<SignInScene, SignInOptions> signIn, params EmulatedRoute[] issuer) =>
        new(what + " without trust", ErrorIds.FederationMismatch, signIn)
        {
            Code = "AADSTS70025",
            Asked = [.. issuer, EmulatedRoute.Token],
        };

    public static Failing Without(string variable, Func<SignInScene, SignInOptions> signIn) =>
        new("no " + variable, ErrorIds.CredentialUnavailable, scene => Find(scene, variable, null, signIn));

    public static SignInOptions Find(SignInScene scene, string variable, string? value, Func<SignInScene, SignInOptions> signIn)
    {
        scene.Set(variable, value);
        return signIn(scene);
    }
}
