using AdoEntra.Errors;

namespace AdoEntra.Diagnosis;

/// <summary>Who can cure a failure, by its id.</summary>
internal static class WhoCanFix
{
    public static string Of(string errorId) =>
        errorId switch
        {
            ErrorIds.NotInOrganization or ErrorIds.NotSignedIn or ErrorIds.WrongTenant =>
                "A Project Collection Administrator of the organization",
            ErrorIds.OrganizationNotInEntra => "The owner of the organization",
            ErrorIds.NotPermitted or ErrorIds.NotFound => "An administrator of the project",
            ErrorIds.InvalidCredential or ErrorIds.FederationMismatch => "The owner of the application",
            ErrorIds.ConditionalAccess or ErrorIds.WrongResource => "An Entra administrator",
            ErrorIds.IdentityNotFound or ErrorIds.IdentityNotSupported => "The administrator of the Azure resource that this runs on",
            ErrorIds.Transient or ErrorIds.Throttled or ErrorIds.TimedOut =>
                "No one, if it is temporary; otherwise the administrator of the network of this machine",
            _ => "The user who runs this",
        };
}
