namespace AdoEntra.Emulator.Tests.SignIn.Kinds;

/// <summary>The rows of the matrix: every way to sign in.</summary>
/// <remarks>
/// What is left out, and why:
/// <list type="bullet">
/// <item>Auto is no way of its own: it takes one of these rows, and its order is tested in Core's AutoOrderTests and by the tool's
/// SignInMethodTests.</item>
/// <item>A certificate by its thumbprint is CertificateObject once the store has given it; the store is tested in Core's
/// CertificateStoresTests.</item>
/// <item>Of the hosts of managed identities only App Service: the library keeps where the metadata service is, and the system-assigned
/// identity's token, for the whole process, so that a second emulator would never be asked. The requests of the others are tested in Core's
/// EveryHostTests, and as a real library sends them in ManagedIdentity/.</item>
/// <item>Ready-made tokens and developer tools have no endpoint columns (down, slow, throttled, cancelled): we send no request.
/// How long a tool may take, and that it can be cancelled, is tested in Core's DeveloperToolTokenTests; what the organization answers is
/// the same for all rows, and tested in Core's ConnectorFailureTests and by the tool's ServiceFailureTests.</item>
/// <item>A browser whose page does not open (endpoint down, unknown application) shows that to the person itself: nothing comes back, and
/// the sign-in ends by its limit, as in the column of slow endpoints.</item>
/// <item>Variants, which differ in the form of their key or token only, have no endpoint columns: Entra is asked in the same way.</item>
/// </list>
/// </remarks>
internal static class SignInKinds
{
    public static IReadOnlyList<SignInKind> All { get; } =
    [
        .. SecretKinds.All,
        .. CertificateKinds.All,
        .. FederationKinds.All,
        .. JobKinds.All,
        .. ManagedIdentityKinds.All,
        .. ReadyMadeKinds.All,
        .. EnvironmentKinds.All,
        .. DeveloperToolKinds.All,
        .. PersonKinds.All,
    ];

    public static SignInKind Named(string name) => All.Single(kind => kind.Name == name);
}
