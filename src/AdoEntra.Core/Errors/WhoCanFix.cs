namespace AdoEntra.Errors;

/// <summary>Who can cure a failure: the persons that the table of known causes names.</summary>
internal static class WhoCanFix
{
    public const string User = "The user who runs this";
    public const string CollectionAdministrator = "A Project Collection Administrator of the organization";
    public const string OrganizationOwner = "The owner of the organization";
    public const string ProjectAdministrator = "An administrator of the project";
    public const string ApplicationOwner = "The owner of the application";
    public const string EntraAdministrator = "An Entra administrator";
    public const string HostAdministrator = "The administrator of the Azure resource that this runs on";
    public const string MachineAdministrator = "An administrator of this machine";
    public const string NetworkAdministrator = "The administrator of the network of this machine";
    public const string PipelineAuthor = "The author of the pipeline";
    public const string ConnectionAdministrator = "An administrator of the service connection";
    public const string Temporary = "No one, if it is temporary; otherwise the administrator of the network of this machine";

    /// <summary>Who, where only the id is known.</summary>
    public static string Of(string errorId) =>
        errorId switch
        {
            ErrorIds.NotInOrganization or ErrorIds.NotSignedIn or ErrorIds.WrongTenant or ErrorIds.NotLicensed => CollectionAdministrator,
            ErrorIds.OrganizationNotInEntra => OrganizationOwner,
            ErrorIds.NotPermitted or ErrorIds.NotFound => ProjectAdministrator,
            ErrorIds.InvalidCredential or ErrorIds.FederationMismatch => ApplicationOwner,
            ErrorIds.ConditionalAccess or ErrorIds.WrongResource or ErrorIds.AddressNotAllowed or ErrorIds.PrincipalDisabled =>
                EntraAdministrator,
            ErrorIds.IdentityNotFound or ErrorIds.IdentityNotSupported => HostAdministrator,
            ErrorIds.ServiceConnectionUnavailable => ConnectionAdministrator,
            ErrorIds.RunFailed => PipelineAuthor,
            ErrorIds.CertificateNotTrusted => MachineAdministrator,
            ErrorIds.ProxyRefused => NetworkAdministrator,
            ErrorIds.Transient or ErrorIds.TimedOut => Temporary,
            _ => User,
        };
}
