namespace AdoEntra.Errors;

/// <summary>The stable ids of every failure, as scripts see them in <c>FullyQualifiedErrorId</c>. Renaming one breaks scripts.</summary>
internal static class ErrorIds
{
    public const string NotConnected = nameof(NotConnected);
    public const string NoOrganization = nameof(NoOrganization);
    public const string OrganizationNotFound = nameof(OrganizationNotFound);
    public const string OrganizationNotInEntra = nameof(OrganizationNotInEntra);

    public const string NoCredential = nameof(NoCredential);
    public const string CredentialUnavailable = nameof(CredentialUnavailable);
    public const string IdentityNotFound = nameof(IdentityNotFound);
    public const string IdentityNotSupported = nameof(IdentityNotSupported);
    public const string InvalidCredential = nameof(InvalidCredential);
    public const string FederationMismatch = nameof(FederationMismatch);
    public const string InteractionRequired = nameof(InteractionRequired);
    public const string WrongTenant = nameof(WrongTenant);
    public const string WrongResource = nameof(WrongResource);
    public const string ConditionalAccess = nameof(ConditionalAccess);
    public const string AddressNotAllowed = nameof(AddressNotAllowed);
    public const string PrincipalDisabled = nameof(PrincipalDisabled);
    public const string ServiceConnectionUnavailable = nameof(ServiceConnectionUnavailable);
    public const string IdentityChanged = nameof(IdentityChanged);

    public const string NotSignedIn = nameof(NotSignedIn);
    public const string NotInOrganization = nameof(NotInOrganization);
    public const string NotLicensed = nameof(NotLicensed);
    public const string NotPermitted = nameof(NotPermitted);
    public const string NotFound = nameof(NotFound);
    public const string Conflict = nameof(Conflict);
    public const string RunFailed = nameof(RunFailed);
    public const string InvalidRequest = nameof(InvalidRequest);
    public const string HostNotAllowed = nameof(HostNotAllowed);

    public const string Throttled = nameof(Throttled);
    public const string Transient = nameof(Transient);
    public const string ProxyRefused = nameof(ProxyRefused);
    public const string CertificateNotTrusted = nameof(CertificateNotTrusted);
    public const string TimedOut = nameof(TimedOut);
    public const string UnexpectedResponse = nameof(UnexpectedResponse);
}
